package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.archive.storage.ErasureWatch;
import org.threadkeep.catalog.config.CatalogConfig;

/** Opens tables and archive as soon as Cassandra lets it, however long that takes. */
@ApplicationScoped
public class StorageOpener {
    private static final Logger LOG = Logger.getLogger(StorageOpener.class);
    private static final long RETRY_MILLIS = 1000;

    private final Instance<CompletionStage<QuarkusCqlSession>> sessions;
    private final CatalogConfig config;
    private final KeyManagement keyManagement;
    private final Opened<CatalogTables> catalog = new Opened<>("catalog tables");
    private final Opened<RegistryTables> registry = new Opened<>("registry tables");
    private final Opened<Archive> archive = new Opened<>("archive");
    private volatile Optional<ErasureWatch> erasures = Optional.empty();
    private final Thread thread = new Thread(this::openAll, "storage-opener");

    /** An opener of what such a session reaches. */
    public StorageOpener(
            Instance<CompletionStage<QuarkusCqlSession>> sessions, CatalogConfig config, KeyManagement keyManagement) {
        this.sessions = sessions;
        this.config = config;
        this.keyManagement = keyManagement;
    }

    @Produces
    @Singleton
    Opened<CatalogTables> catalog() {
        return catalog;
    }

    @Produces
    @Singleton
    Opened<RegistryTables> registry() {
        return registry;
    }

    @Produces
    @Singleton
    Opened<Archive> archive() {
        return archive;
    }

    /** Before all else that starts, which takes as long as to connect: both go on at once. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
        erasures.ifPresent(ErasureWatch::close);
    }

    private void openAll() {
        try {
            CqlSession session = connect();
            open(registry, session, this::openRegistry);
            open(catalog, session, this::openCatalog);
            open(archive, session, this::openArchive);
            LOG.info("All tables are open");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The driver goes on trying by itself, but for what it takes to be final, such as a wrong password. */
    private CqlSession connect() throws InterruptedException {
        report("Cassandra does not answer yet");
        LOG.info("Waiting for Cassandra");
        while (true) {
            try {
                return sessions.get().toCompletableFuture().get();
            } catch (ExecutionException e) {
                LOG.warnf("No Cassandra session: %s", e.getCause().getMessage());
                report("no Cassandra session: " + e.getCause().getMessage());
                sessions.getHandle().destroy();
            }
            pause();
        }
    }

    private void report(String problem) {
        registry.failed(problem);
        catalog.failed(problem);
        archive.failed(problem);
    }

    private static <T> void open(Opened<T> place, CqlSession session, Function<CqlSession, T> opening)
            throws InterruptedException {
        while (true) {
            try {
                place.open(opening.apply(session));
                return;
            } catch (RuntimeException e) {
                if (place.failed(e.getMessage())) {
                    LOG.warnf("Not open yet: %s", e.getMessage());
                }
            }
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(RETRY_MILLIS, 2 * RETRY_MILLIS));
    }

    private RegistryTables openRegistry(CqlSession connected) {
        createSchema(connected, "registry.cql");
        return RegistryTables.prepare(connection(connected));
    }

    private CatalogTables openCatalog(CqlSession connected) {
        createSchema(connected, "catalog.cql");
        return CatalogTables.prepare(connection(connected));
    }

    private Archive openArchive(CqlSession connected) {
        Archive opened = new Archive(
                connected,
                ArchiveKeyspaces.replicated(config.schema().replication()),
                ArchiveSettings.defaults(),
                keyManagement,
                CacheBounds.defaults());
        erasures = Optional.of(ErasureWatch.start(opened, owner -> {}));
        return opened;
    }

    private void createSchema(CqlSession connected, String file) {
        if (config.schema().create()) {
            SchemaFile.read(file, config.schema().replication()).apply(connected);
        }
    }

    private Connection connection(CqlSession connected) {
        return new Connection(connected, config.catalog().maxInFlight());
    }
}
