package org.threadkeep.events;

/** The Kafka topics of the project. The version is part of the name: an incompatible event gets a topic of its own. */
public final class TopicNames {
    /** One record per turn, keyed by {@link Attribute#PARTITION_KEY}. */
    public static final String TURNS_RECORDED = "turns.recorded.v1";

    /** Records of {@link #TURNS_RECORDED} that could not be frozen: bytes untouched, the reason in headers. */
    public static final String TURNS_REJECTED = "turns.rejected.v1";

    /** One record per committed pack, keyed by its stream. */
    public static final String PACKS_FROZEN = "packs.frozen.v1";

    private TopicNames() {}
}
