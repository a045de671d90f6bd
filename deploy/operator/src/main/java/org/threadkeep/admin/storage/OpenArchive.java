package org.threadkeep.admin.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.KeyRing;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSettings;

/** The archive, for as long as a command takes. It must be there: an operator's command creates no schema. */
public final class OpenArchive implements AutoCloseable {
    /** Only whoever creates keyspaces needs to know better. */
    private static final String NO_MATTER = "{'class':'NetworkTopologyStrategy'}";

    private final CqlSession session;
    private final Archive archive;

    private OpenArchive(List<InetSocketAddress> contactPoints, String localDatacenter, KeyManagement keys) {
        this.session = Sessions.open(contactPoints, localDatacenter);
        try {
            this.archive = new Archive(
                    session,
                    ArchiveKeyspaces.replicated(NO_MATTER),
                    ArchiveSettings.defaults(),
                    keys,
                    CacheBounds.defaults());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Connects.
     *
     * @throws RuntimeException when the key file can't be read, Cassandra doesn't answer or has no archive; a retry is safe
     */
    public static OpenArchive withKeys(
            List<InetSocketAddress> contactPoints, String localDatacenter, Path kekFile, List<Path> earlierKekFiles) {
        return new OpenArchive(contactPoints, localDatacenter, KeyRing.read(kekFile, earlierKekFiles));
    }

    /** Connects, for what needs no content. Fails likewise. */
    public static OpenArchive withoutKeys(List<InetSocketAddress> contactPoints, String localDatacenter) {
        return new OpenArchive(contactPoints, localDatacenter, new NoKeys());
    }

    /** Its parts. */
    public Archive archive() {
        return archive;
    }

    @Override
    public void close() {
        session.close();
    }
}
