package org.threadkeep.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends turns to the ingest service and says again what was not taken for want of room. */
public final class IngestClient implements Door {
    /** Where whole events go. */
    public static final String TURNS = "/v1/turns";

    /** Bytes of one request: well below the service's limit, so that many fit in its budget. */
    private static final int BATCH_BYTES = 4 << 20;

    private static final int TRIES = 30;
    private final Http http;
    private final URI ingest;

    /** A client of the ingest service at this root. */
    public IngestClient(Http http, URI ingest) {
        this.http = http;
        this.ingest = ingest;
    }

    /** The service's answer for one turn. */
    public record Receipt(
            SentTurn turn, boolean accepted, Optional<String> turnId, Optional<String> threadId, String said) {}

    /** Sends turns in order; a receipt for each. */
    public List<Receipt> send(List<SentTurn> all) {
        return send(TURNS, all);
    }

    /** Sends turns in order to an endpoint that takes one a line; a receipt for each. */
    public List<Receipt> send(String path, List<SentTurn> all) {
        List<Receipt> receipts = new ArrayList<>();
        List<SentTurn> batch = new ArrayList<>();
        long bytes = 0;
        for (SentTurn turn : all) {
            if (!batch.isEmpty() && bytes + turn.event().length > BATCH_BYTES) {
                receipts.addAll(post(path, batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(turn);
            bytes += turn.event().length;
        }
        if (!batch.isEmpty()) {
            receipts.addAll(post(path, batch));
        }
        return receipts;
    }

    private List<Receipt> post(String path, List<SentTurn> batch) {
        for (int i = 1; ; i++) {
            HttpResponse<byte[]> answer = request(path, batch);
            if (answer.statusCode() != 503 || i == TRIES) {
                return receipts(batch, answer);
            }
            pause(answer);
        }
    }

    @Override
    public List<Receipt> sendOnce(List<SentTurn> batch) {
        return receipts(batch, request(TURNS, batch));
    }

    private HttpResponse<byte[]> request(String path, List<SentTurn> batch) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (SentTurn turn : batch) {
            body.writeBytes(turn.event());
            body.write('\n');
        }
        return http.send("POST", ingest.resolve(path), "application/x-ndjson", body.toByteArray());
    }

    private static void pause(HttpResponse<byte[]> answer) {
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
        try {
            Thread.sleep(Math.min(10, seconds) * 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<Receipt> receipts(List<SentTurn> batch, HttpResponse<byte[]> answer) {
        JsonNode results = Json.tree(answer.body()).path("results");
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode result = results.path(i);
            receipts.add(new Receipt(
                    batch.get(i),
                    result.path("status").asText().equals("accepted"),
                    Optional.ofNullable(result.path("turn_id").textValue()),
                    Optional.ofNullable(result.path("thread_id").textValue()),
                    "HTTP " + answer.statusCode() + " " + result.path("field").asText() + " "
                            + result.path("reason").asText()));
        }
        return receipts;
    }
}
