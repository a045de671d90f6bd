package org.threadkeep.client;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.time.Duration;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.local.stack.LocalStack;

/** A stack's archive, read with the library and without any service. */
public final class OpenArchive implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ArchiveKeyspaces KEYSPACES =
            ArchiveKeyspaces.replicated("{'class':'NetworkTopologyStrategy','datacenter1':1}");

    private final CqlSession session;
    private final Archive archive;

    /** Connects to a stack that is up. */
    public OpenArchive(LocalStack stack) {
        this.session = CqlSession.builder()
                .addContactPoints(stack.cassandra().contactPoints())
                .withLocalDatacenter(stack.cassandra().localDatacenter())
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                        .build())
                .build();
        this.archive = new Archive(
                session,
                KEYSPACES,
                ArchiveSettings.defaults(),
                LocalFileKeyManagement.read(stack.keyEncryptionKey()),
                CacheBounds.defaults());
    }

    /** The archive itself. */
    public Archive archive() {
        return archive;
    }

    /** For what the library does not do. */
    public CqlSession session() {
        return session;
    }

    /** The keyspaces' names. */
    public ArchiveKeyspaces keyspaces() {
        return KEYSPACES;
    }

    @Override
    public void close() {
        session.close();
    }
}
