package org.threadkeep.local.cassandra;

import java.util.Locale;

/** Whether a node syncs its commit log before it acknowledges a write. */
public enum CommitLogSync {
    /**
     * Before, with all writes of 10 ms together: what is acknowledged is on disk, also where there is no other replica. Each write
     * holds a thread until then.
     */
    GROUP("""
            commitlog_sync: group
            commitlog_sync_group_window: 10ms"""),

    /** After, every 10 s, as Cassandra comes: until then other replicas are what makes a write durable. */
    PERIODIC("""
            commitlog_sync: periodic
            commitlog_sync_period: 10000ms""");

    private final String lines;

    CommitLogSync(String lines) {
        this.lines = lines;
    }

    /** Its lines in {@code cassandra.yaml}; the last one doesn't end. */
    String lines() {
        return lines;
    }

    /** As {@code cassandra.yaml} has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
