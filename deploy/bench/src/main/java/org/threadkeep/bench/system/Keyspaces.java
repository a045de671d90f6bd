package org.threadkeep.bench.system;

import com.datastax.oss.driver.api.core.CqlSession;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;

/** The services' keyspaces, between runs. */
public final class Keyspaces {
    /** The archive's frames, manifests and log. */
    public static final String ARCHIVE = "threadkeep_archive";

    /** The wrapped keys. */
    public static final String KEYS = "threadkeep_keys";

    /** The lookup tables. */
    public static final String CATALOG = "threadkeep_catalog";

    /** What is said of models and deployments. */
    public static final String REGISTRY = "threadkeep_registry";

    private Keyspaces() {}

    /** Forgets all that was frozen. */
    public static void dropArchive(CqlSession session) {
        drop(session, ARCHIVE);
        drop(session, KEYS);
    }

    /** Forgets all that was indexed. */
    public static void dropCatalog(CqlSession session) {
        drop(session, CATALOG);
    }

    /** Makes the archive's tables, as the freezer would. */
    public static void createArchive(CqlSession session, String datacenter) {
        ArchiveSchema.create(session, archive(datacenter));
    }

    /** The archive's keyspaces on one node. */
    public static ArchiveKeyspaces archive(String datacenter) {
        return ArchiveKeyspaces.replicated(replication(datacenter));
    }

    static String replication(String datacenter) {
        return "{'class':'NetworkTopologyStrategy','%s':1}".formatted(datacenter);
    }

    private static void drop(CqlSession session, String keyspace) {
        session.execute("DROP KEYSPACE IF EXISTS " + keyspace);
    }
}
