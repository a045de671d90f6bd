package org.threadkeep.rolling;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import org.threadkeep.audit.Findings;
import org.threadkeep.client.Http;
import org.threadkeep.client.Json;
import org.threadkeep.client.Workers;

/** Asks several catalogs the same: where more than one of them says something, they say the same. A later version may say more. */
final class CatalogComparison {
    private static final int OK = 200;

    private final Http http;
    private final List<URI> catalogs;
    private final Findings findings;

    CatalogComparison(Http http, List<URI> catalogs, Findings findings) {
        this.http = http;
        this.catalogs = List.copyOf(catalogs);
        this.findings = findings;
    }

    void run(Collection<String> threads) {
        try (Workers workers = new Workers()) {
            threads.forEach(thread -> workers.submit(() -> {
                compare("/v1/threads/" + thread + "?limit=200&content=full");
                compare("/v1/threads/" + thread + "/weights");
            }));
            workers.await();
        }
    }

    private void compare(String path) {
        List<JsonNode> answers =
                catalogs.stream().map(catalog -> answer(catalog, path)).toList();
        answers.stream()
                .skip(1)
                .filter(answer -> !CommonMembers.areEqual(answers.get(0), answer))
                .forEach(answer -> findings.add("catalogs differ: " + path));
    }

    private JsonNode answer(URI catalog, String path) {
        HttpResponse<byte[]> answer = http.get(catalog.resolve(path));
        if (answer.statusCode() != OK) {
            findings.add("catalog: " + answer.statusCode() + " for " + path);
        }
        return Json.tree(answer.body());
    }
}
