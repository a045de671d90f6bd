package org.threadkeep.freezer.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import jakarta.enterprise.context.ApplicationScoped;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.freezer.config.SchemaConfig;

/** From a bare session to an archive with its schema. */
@ApplicationScoped
public class ArchivePreparation {
    private final SchemaConfig schema;
    private final KeyManagement keyManagement;

    /** Prepares with these. */
    public ArchivePreparation(SchemaConfig schema, KeyManagement keyManagement) {
        this.schema = schema;
        this.keyManagement = keyManagement;
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
        return new Archive(session, keyspaces, ArchiveSettings.defaults(), keyManagement, CacheBounds.defaults());
    }
}
