package org.threadkeep.catalog.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.RegistryTables;

/** Ready when all tables are open that lookups read. */
@Readiness
@ApplicationScoped
public class StorageReadiness implements HealthCheck {
    private final Opened<CatalogTables> catalog;
    private final Opened<RegistryTables> registry;
    private final Opened<Archive> archive;

    /** Asks these. */
    public StorageReadiness(Opened<CatalogTables> catalog, Opened<RegistryTables> registry, Opened<Archive> archive) {
        this.catalog = catalog;
        this.registry = registry;
        this.archive = archive;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("storage").up();
        report("catalog", catalog, response);
        report("registry", registry, response);
        report("archive", archive, response);
        return response.build();
    }

    private static void report(String name, Opened<?> opened, HealthCheckResponseBuilder response) {
        opened.problem()
                .ifPresentOrElse(
                        problem -> response.withData(name, problem).down(), () -> response.withData(name, "open"));
    }
}
