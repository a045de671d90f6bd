package org.threadkeep.bench.freeze;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.client.Json;

/** Turns as spans in Zipkin's JSON (version 2), one a message. */
public final class SpanTopic {
    private static final int PARTITIONS = 4;
    private static final long SPAN_MICROS = 1_000_000;

    private final TurnTopic topic;
    private final long count;

    private SpanTopic(TurnTopic topic, long count) {
        this.topic = topic;
        this.count = count;
    }

    /** Makes the topic and fills it. */
    public static SpanTopic fill(String bootstrapServers, TurnTopic topic, List<BenchTurn> turns) {
        TurnTopic.make(bootstrapServers, Zipkin.NAME, PARTITIONS);
        try (KafkaProducer<byte[], byte[]> producer = TurnTopic.producer(bootstrapServers)) {
            List<Future<?>> sent = new ArrayList<>();
            for (BenchTurn turn : turns) {
                sent.add(producer.send(
                        new ProducerRecord<>(Zipkin.NAME, turn.encoded().key(), span(turn))));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new SpanTopic(topic, turns.size());
    }

    long count() {
        return count;
    }

    void forget() {
        topic.forget(Zipkin.NAME);
    }

    private static byte[] span(BenchTurn turn) {
        Map<String, String> tags = new TreeMap<>();
        turn.encoded().headers().forEach((name, value) -> tags.put(name, new String(value, UTF_8)));
        tags.put("data", new String(turn.encoded().value(), UTF_8));
        String turnId = tags.get("ce_turnid");
        Map<String, Object> span = new LinkedHashMap<>();
        span.put("traceId", turnId.substring(0, 32));
        span.put("id", turnId.substring(0, 16));
        span.put("name", "turn");
        span.put("timestamp", System.currentTimeMillis() * 1000);
        span.put("duration", SPAN_MICROS);
        span.put("localEndpoint", Map.of("serviceName", "gateway"));
        span.put("tags", tags);
        return Json.text(List.of(span)).getBytes(UTF_8);
    }
}
