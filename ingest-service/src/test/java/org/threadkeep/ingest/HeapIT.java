package org.threadkeep.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.Events.data;
import static org.threadkeep.ingest.support.Events.event;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.ingest.support.Door;
import org.threadkeep.local.kafka.KafkaCluster;
import org.threadkeep.local.kafka.Topics;

/** The largest events of every sort at the same time, in the heap that the service is meant for. */
class HeapIT {
    private static final int HEAP_MIB = 384;
    private static final int SENDERS = 3;

    @TempDir
    Path folder;

    @Test
    void the_largest_events_at_the_same_time_are_accepted_or_refused_and_the_service_lives_on() throws Exception {
        try (KafkaCluster kafka = KafkaCluster.start(KafkaCluster.Options.forTest());
                Door door = new Door(folder, HEAP_MIB, "-XX:+UseSerialGC", properties(kafka))) {
            // Given
            Topics.create(kafka.bootstrapServers());
            door.process().start();
            List<byte[]> bodies = bodies();

            // When
            Set<Integer> statuses = sendAll(door, bodies);
            HttpResponse<String> afterwards = door.post(event("afterwards"));

            // Then
            assertThat(door.process().isRunning()).as(door.log()).isTrue();
            assertThat(statuses).contains(200).isSubsetOf(200, 400, 413, 503);
            assertThat(afterwards.statusCode()).as(afterwards.body()).isEqualTo(200);
            assertThat(door.log()).doesNotContain("OutOfMemoryError").doesNotContain("ERROR");
        }
    }

    @Test
    void one_event_of_32_MiB_of_plain_text_is_accepted() throws Exception {
        try (KafkaCluster kafka = KafkaCluster.start(KafkaCluster.Options.forTest());
                Door door = new Door(folder, HEAP_MIB, "-XX:+UseSerialGC", properties(kafka))) {
            // Given
            Topics.create(kafka.bootstrapServers());
            door.process().start();

            // When
            HttpResponse<String> answer = door.post(BodyPublishers.ofByteArray(text("word ")));

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static Set<Integer> sendAll(Door door, List<byte[]> bodies) throws InterruptedException {
        Set<Integer> statuses = new ConcurrentSkipListSet<>();
        List<Thread> senders = Stream.iterate(0, i -> i + 1)
                .limit(SENDERS)
                .map(i -> new Thread(() -> bodies.forEach(body -> send(door, body, statuses))))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        return statuses;
    }

    /** A refusal may come as a closed connection, when its sender goes on sending for too long. */
    private static void send(Door door, byte[] body, Set<Integer> statuses) {
        try {
            statuses.add(door.post(BodyPublishers.ofByteArray(body)).statusCode());
        } catch (UncheckedIOException e) {
            statuses.add(503);
        }
    }

    private static List<byte[]> bodies() {
        return List.of(
                text("word "),
                text("escaped \\ud83e\\udeb6 "),
                values("{},"),
                values("{\"token\":\"hel\",\"logprob\":-0.12345,\"bytes\":[104,101]},"));
    }

    private static byte[] text(String unit) {
        return event("large", "c", data(repeated(unit))).getBytes(UTF_8);
    }

    private static byte[] values(String unit) {
        String data = data("hi").replace("\"n\":1.00", "\"tokens\":{\"x\":[" + repeated(unit) + "1]}");
        return event("large", "c", data).getBytes(UTF_8);
    }

    private static String repeated(String unit) {
        int room = TurnEvent.MAX_DATA_BYTES - 400;
        return unit.repeat(room / unit.getBytes(UTF_8).length);
    }

    private Map<String, String> properties(KafkaCluster kafka) throws Exception {
        Path key = Files.writeString(folder.resolve("identity.key"), "2".repeat(64));
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(), "threadkeep.identity.key-file", key.toString());
    }
}
