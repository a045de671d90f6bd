package org.threadkeep.archivetool.cli;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.storage.ArchiveSchema;
import org.threadkeep.archive.storage.ArchiveSettings;
import org.threadkeep.local.cassandra.CassandraCluster;

/** One node, and archives in it: that of the commands, and others beside. */
final class TestNode implements AutoCloseable {
    static final ArchiveKeyspaces USUAL =
            ArchiveKeyspaces.replicated("{'class':'NetworkTopologyStrategy','datacenter1':1}");

    /** What a command gave back. */
    record Answer(int exitCode, String out, String err) {}

    private final CassandraCluster cassandra = CassandraCluster.start(CassandraCluster.Options.forTest());
    private final Path kekFile = keyFile();
    private final CqlSession session = CqlSession.builder()
            .addContactPoints(cassandra.contactPoints())
            .withLocalDatacenter(cassandra.localDatacenter())
            .build();

    private static Path keyFile() {
        try {
            return Files.writeString(Path.of("target", "archive-test.key"), "1".repeat(64));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CqlSession session() {
        return session;
    }

    /** New keyspaces of that name. */
    ArchiveKeyspaces keyspaces(String name) {
        ArchiveKeyspaces keyspaces = new ArchiveKeyspaces(name, name + "_keys", USUAL.replication());
        ArchiveSchema.create(session, keyspaces);
        return keyspaces;
    }

    /** An archive that remembers no keys of others; so many entries of its log share a partition. */
    Archive archive(ArchiveKeyspaces keyspaces, int logBucketSize) {
        ArchiveSettings usual = ArchiveSettings.defaults();
        return new Archive(
                session,
                keyspaces,
                new ArchiveSettings(usual.consistency(), usual.serialConsistency(), logBucketSize, usual.inFlight()),
                LocalFileKeyManagement.read(kekFile),
                CacheBounds.defaults());
    }

    /** Destroys a subject's key. */
    void erase(ArchiveKeyspaces keyspaces, String tenant, String subject) {
        session.execute(
                "DELETE FROM " + keyspaces.keys() + ".subject_key WHERE tenant = ? AND subject = ?", tenant, subject);
    }

    /** Runs a command of {@code deploy/archive} in this process. */
    Answer run(String... words) {
        InetSocketAddress contact = cassandra.contactPoints().get(0);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--contact-points", contact.getAddress().getHostAddress() + ":" + contact.getPort()));
        if (!all.contains("--kek-file")) {
            all.addAll(List.of("--kek-file", kekFile.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = ArchiveCli.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    Optional<String> lastLine(Answer answer) {
        return answer.out().lines().reduce((before, line) -> line);
    }

    @Override
    public void close() {
        session.close();
        cassandra.close();
    }
}
