package org.threadkeep.bench.forwarder;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends each body to Kafka as it came. Who reads and who answers are the workers, as in ingest-service. */
@Path("/v1/turns")
public class ForwardResource {
    /** The answer when Kafka has a body. */
    static final String FORWARDED = "forwarded";

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final ExecutorService workers;

    /** Sends to this topic. */
    public ForwardResource(
            Producer<byte[], byte[]> producer,
            @ConfigProperty(name = "forwarder.topic") String topic,
            ExecutorService workers) {
        this.producer = producer;
        this.topic = topic;
        this.workers = workers;
    }

    /**
     * Takes a body of any kind, and answers when Kafka has acknowledged it: 200, or 500 when it was not acknowledged.
     *
     * @throws IOException when the body breaks off; nothing was sent then
     */
    @POST
    @Blocking
    @Produces(MediaType.TEXT_PLAIN)
    public CompletionStage<String> forward(InputStream body) throws IOException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        var unused = producer.send(new ProducerRecord<>(topic, body.readAllBytes()), (metadata, failure) -> {
            if (failure == null) {
                answer.complete(FORWARDED);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer.thenApplyAsync(said -> said, workers);
    }
}
