package org.threadkeep.archive.storage;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the archive and its keys are kept.
 *
 * @param archive keyspace of chunks, manifests and the freeze log
 * @param keys keyspace of the subjects' wrapped keys; apart, so that it can have its own backups, grants and encryption
 * @param replication CQL map, such as {@code {'class': 'NetworkTopologyStrategy', 'datacenter1': 3}}; used by
 *     {@link ArchiveSchema} only
 */
public record ArchiveKeyspaces(String archive, String keys, String replication) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern REPLICATION = Pattern.compile("\\{[A-Za-z0-9_.:,' -]+}");

    /** Checks that the names and the map can stand in CQL as they are. */
    public ArchiveKeyspaces {
        name("archive", archive);
        name("keys", keys);
        if (!REPLICATION
                .matcher(Objects.requireNonNull(replication, "replication"))
                .matches()) {
            throw new IllegalArgumentException("replication is not a CQL map of plain texts and numbers");
        }
    }

    /** The usual names: {@code threadkeep_archive} and {@code threadkeep_keys}. */
    public static ArchiveKeyspaces replicated(String replication) {
        return new ArchiveKeyspaces("threadkeep_archive", "threadkeep_keys", replication);
    }

    private static void name(String field, String name) {
        if (!NAME.matcher(Objects.requireNonNull(name, field)).matches()) {
            throw new IllegalArgumentException(field + " is not 1 to 48 lower-case letters, digits and underscores");
        }
    }
}
