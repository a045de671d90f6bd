package org.threadkeep.bench.forwarder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardResourceTest {
    private static final byte[] BODY = "[{\"any\": \"bytes\"} not even JSON".getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ExecutorService workers = Executors.newSingleThreadExecutor();
    private final ForwardResource resource = new ForwardResource(kafka, "some.topic", workers);

    @AfterEach
    void end_the_workers() {
        workers.shutdown();
    }

    @Test
    void a_body_becomes_one_record_without_a_key_as_it_came() throws IOException {
        // When
        var unused = post();

        // Then
        assertThat(kafka.history()).hasSize(1);
        ProducerRecord<byte[], byte[]> sent = kafka.history().get(0);
        assertThat(sent.topic()).isEqualTo("some.topic");
        assertThat(sent.key()).isNull();
        assertThat(sent.value()).isEqualTo(BODY);
        assertThat(sent.headers()).isEmpty();
    }

    @Test
    void the_answer_comes_when_kafka_has_acknowledged_and_not_before() throws IOException {
        // Given
        CompletableFuture<String> answer = post();

        // When
        boolean early = answer.isDone();
        kafka.completeNext();

        // Then
        assertThat(early).isFalse();
        assertThat(answer).succeedsWithin(PATIENCE).isEqualTo("forwarded");
    }

    @Test
    void what_kafka_does_not_take_is_not_answered_as_taken() throws IOException {
        // Given
        CompletableFuture<String> answer = post();

        // When
        kafka.errorNext(new TimeoutException("no acknowledgement"));

        // Then
        assertThat(answer).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(TimeoutException.class);
    }

    private CompletableFuture<String> post() throws IOException {
        return resource.forward(new ByteArrayInputStream(BODY)).toCompletableFuture();
    }
}
