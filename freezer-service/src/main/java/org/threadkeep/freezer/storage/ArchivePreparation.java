package org.threadkeep.freezer.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.archive.storage.ErasureWatch;
import org.threadkeep.freezer.config.SchemaConfig;

/** From a bare session to an archive with its schema. */
@ApplicationScoped
public class ArchivePreparation {
    private final SchemaConfig schema;
    private final KeyManagement keyManagement;
    private final RecentFrames recentFrames;
    private volatile Optional<ErasureWatch> erasures = Optional.empty();

    /** Prepares with these; the recent frames of whoever is erased are forgotten. */
    public ArchivePreparation(SchemaConfig schema, KeyManagement keyManagement, RecentFrames recentFrames) {
        this.schema = schema;
        this.keyManagement = keyManagement;
        this.recentFrames = recentFrames;
    }

    /**
     * Creates what is missing, if that is wanted, and prepares all statements.
     *
     * @throws org.threadkeep.archive.ArchiveUnavailableException when it can't be done now; retry safe
     */
    public Archive prepare(CqlSession session) {
        ArchiveKeyspaces keyspaces = ArchiveKeyspaces.replicated(schema.replication());
        if (schema.create()) {
            ArchiveSchema.create(session, keyspaces);
        }
        Archive archive =
                new Archive(session, keyspaces, ArchiveSettings.defaults(), keyManagement, CacheBounds.defaults());
        erasures = Optional.of(ErasureWatch.start(archive, recentFrames::forget));
        return archive;
    }

    @PreDestroy
    void close() {
        erasures.ifPresent(ErasureWatch::close);
    }
}
