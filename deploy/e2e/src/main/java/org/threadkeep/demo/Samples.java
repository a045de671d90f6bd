package org.threadkeep.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.Json;
import org.threadkeep.client.RawJson;
import org.threadkeep.client.SentTurn;
import org.threadkeep.roundtrip.Comparison;
import org.threadkeep.roundtrip.Ledger;

/** The bundled conversations: two model versions with their weights, tool calls, a switch of model, a fork. */
final class Samples {
    private static final Map<String, String> MODELS = models();
    private static final String SHOWN = "trip-planning";
    private final IngestClient ingest;
    private final CatalogClient catalog;
    private final Duration patience;

    Samples(IngestClient ingest, CatalogClient catalog, Duration patience) {
        this.ingest = ingest;
        this.catalog = catalog;
        this.patience = patience;
    }

    private static Map<String, String> models() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("heron-7b-20260301", "models/heron-7b-20260301.json");
        models.put("acme/heron-7b-support-ft-3", "models/heron-7b-support-ft-3.json");
        return models;
    }

    /** Registers the models, sends the turns, waits, compares, and prints one thread; true when nothing is amiss. */
    boolean run() {
        MODELS.forEach((version, file) -> {
            String root = catalog.register(version, resource(file))
                    .at("/weights/root_digest")
                    .asText();
            System.out.println("registered " + version + " with weights " + root);
        });
        Ledger ledger = new Ledger();
        String shown = null;
        for (IngestClient.Receipt receipt : ingest.send(turns())) {
            ledger.add(receipt);
            if (receipt.turn().id().startsWith(SHOWN)) {
                shown = receipt.threadId().orElse(shown);
            }
        }
        System.out.printf("sent %d turns, acknowledged %d%n", ledger.sent(), ledger.acknowledged());
        Comparison.Counts counts = new Comparison(catalog, ledger, patience).run();
        System.out.printf("frozen %d, found %d, differing %d%n", counts.frozen(), counts.found(), counts.differing());
        ledger.faults().forEach(fault -> System.out.println("  ! " + fault));
        if (shown != null) {
            new ThreadPrinter(catalog).print(shown);
        }
        return ledger.sent() == counts.found() && counts.differing() == 0;
    }

    static List<SentTurn> turns() {
        List<SentTurn> turns = new ArrayList<>();
        for (String line : new String(resource("turns.ndjson"), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                byte[] event = line.getBytes(StandardCharsets.UTF_8);
                Map<String, byte[]> members = RawJson.members(event);
                turns.add(new SentTurn(Json.tree(members.get("id")).asText(), event, members.get("data")));
            }
        }
        return turns;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the bundled sample " + name, e);
        }
    }
}
