package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.process.Wait;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** The whole system as processes of its own: two ingest services, two freezers, the catalog. */
final class LiveSystem implements Linkage, AutoCloseable {
    private static final int BROKERS = 1;
    private static final int FREEZERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final SecondIngest second;
    private final List<IngestClient> doors;
    private final CatalogClient catalog;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, String> turnIds = new ConcurrentHashMap<>();
    private final Map<String, String> calls = new ConcurrentHashMap<>();

    private LiveSystem(LocalStack stack, SecondIngest second) {
        this.stack = stack;
        this.second = second;
        Http http = new Http();
        this.doors = List.of(new IngestClient(http, stack.ingestUri()), new IngestClient(http, second.uri()));
        this.catalog = new CatalogClient(http, stack.catalogUri());
    }

    /** Starts everything; what was started is stopped again if something does not start. */
    static LiveSystem start() {
        StackOptions options = StackOptions.forTest(RepositoryRoot.find(), BROKERS, FREEZERS);
        LocalStack stack = LocalStack.at(options);
        try {
            stack.up();
            return new LiveSystem(stack, SecondIngest.start(options, stack));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Calls of one sender go through both doors in turn. */
    @Override
    public void take(PlayedCall call) {
        IngestClient door = doors.get(taken.getAndIncrement() % doors.size());
        IngestClient.Receipt receipt = door.send(List.of(call.turn())).get(0);
        String turnId = receipt.turnId()
                .filter(id -> receipt.accepted())
                .orElseThrow(() -> new IllegalStateException(call.id() + " was not accepted: " + receipt.said()));
        turnIds.put(call.id(), turnId);
        calls.put(turnId, call.id());
    }

    @Override
    public Found found(PlayedCall call) {
        AtomicReference<Optional<JsonNode>> answer = new AtomicReference<>(Optional.empty());
        String turnId = turnIds.get(call.id());
        Wait.until(PATIENCE, () -> {
            answer.set(catalog.turn(turnId));
            return answer.get().isPresent();
        });
        JsonNode parents = answer.get()
                .orElseThrow(() -> new IllegalStateException(call.id() + " is not in the catalog after " + PATIENCE))
                .path("turns")
                .path(0)
                .path("parents");
        return switch (parents.path("state").asText()) {
            case "root" -> new Found.Root();
            case "resolved" ->
                new Found.Parent(calls.get(parents.path("turn_ids").path(0).asText()));
            case "ambiguous" -> new Found.Ambiguous(named(parents.path("candidates")));
            default -> new Found.Unresolved();
        };
    }

    private List<String> named(JsonNode candidates) {
        List<String> named = new ArrayList<>();
        candidates.forEach(candidate -> named.add(calls.get(candidate.asText())));
        return named;
    }

    @Override
    public void close() {
        second.close();
        stack.close();
    }
}
