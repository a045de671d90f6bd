package org.threadkeep.bench;

/** What can be measured, in the order in which it is. */
enum Part {
    /** Kafka to Cassandra. */
    FREEZE,
    /** HTTP to Kafka. */
    INGEST,
    /** The catalog's answers. */
    LOOKUP,
    /** HTTP to the catalog. */
    WHOLE,
    /** The freezer's return after SIGKILL. */
    RECOVERY,
    /** What a turn costs with more partitions, freezers, models, threads and longer threads. */
    SCALE,
    /** Bytes on disk. The node is stopped for it, so nothing comes after. */
    STORAGE
}
