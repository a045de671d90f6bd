package org.threadkeep.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.threadkeep.ingest.config.IngestConfig;

/** Addresses at the catalog, where it is known. */
@ApplicationScoped
class CatalogLinks {
    private final Optional<String> turns;

    CatalogLinks(IngestConfig config) {
        this.turns =
                config.catalogUrl().map(URI::toString).map(url -> (url.endsWith("/") ? url : url + "/") + "v1/turns/");
    }

    /** Where a turn will be found once it is frozen. */
    Optional<String> ofTurn(String turnId) {
        return turns.map(address -> address + turnId);
    }
}
