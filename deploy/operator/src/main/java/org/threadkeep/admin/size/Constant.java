package org.threadkeep.admin.size;

/** A number that sizes are reckoned with, and where it comes from. */
public enum Constant {
    /** For calls that send their history again, as agents' do. */
    ARCHIVE_OF_AGENTS(0.0744, "archived of captured bytes", "measured: deploy/size, conversations of agents"),
    /** For short conversations. */
    ARCHIVE_OF_CHATS(0.2975, "archived of captured bytes", "measured: deploy/size, short chats"),
    /** Manifest, frame headers and log. */
    ENVELOPE(127, "bytes a turn beside its content", "measured: deploy/size"),
    /** Rows of the lookup tables, compressed. */
    CATALOG(400, "bytes a turn in the catalog", "assumed: from the tables' columns"),
    /** A freezer seals a partition's packs one after another. */
    PARTITION_RATE(
            4e6,
            "captured bytes a second and partition",
            "assumed: half of what one sealing thread does beside others"),
    /** What a freezer takes of all its partitions, with two cores. */
    FREEZER_RATE(20e6, "captured bytes a second and freezer", "assumed: two cores"),
    /** Replicas included: a broker writes what it leads and what it follows. */
    BROKER_RATE(60e6, "bytes a second written by a broker", "assumed: network disks"),
    /** More takes long to bring back when the broker is lost. */
    BROKER_DISK(4e12, "bytes on a broker", "assumed: common practice"),
    /** Replicas included. */
    NODE_RATE(20e6, "bytes a second written by a node", "assumed: compaction keeps up"),
    /** More takes days to stream to a new node. */
    NODE_DATA(2e12, "bytes of data on a node", "assumed: common practice"),
    /** Room for compaction and for snapshots until they are copied. */
    NODE_HEADROOM(1.5, "disk of data on a node", "assumed: unified compaction, tiered");

    private final double value;
    private final String meaning;
    private final String source;

    Constant(double value, String meaning, String source) {
        this.value = value;
        this.meaning = meaning;
        this.source = source;
    }

    /** The number. */
    public double value() {
        return value;
    }

    /** What it is a number of. */
    public String meaning() {
        return meaning;
    }

    /** Whether it was measured or assumed, and how. */
    public String source() {
        return source;
    }
}
