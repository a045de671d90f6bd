package org.threadkeep.freezer.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the freezer gathers and commits. */
@ConfigMapping(prefix = "threadkeep.freezer")
public interface FreezerConfig {
    /**
     * Bytes of records at which a pack is sealed. A single larger record makes a pack of its own. Two packs of each partition share
     * {@link #maxGathered()}, so in a backlog of many partitions packs are sealed before they are as large as this.
     */
    @WithDefault("24M")
    MemorySize packMaxBytes();

    /** Turns at which a pack is sealed. */
    @WithDefault("10000")
    int packMaxTurns();

    /** Time after the arrival of its first record at which a pack is sealed: how long a turn waits at most, all being well. */
    @WithDefault("1s")
    Duration packMaxAge();

    /**
     * What all partitions together may hold in memory and have not committed. When it is reached, the largest pack is sealed
     * and nothing more is taken until there is room.
     */
    @WithDefault("128M")
    MemorySize maxGathered();

    /** Packs that are committed at the same time; packs of one partition go one after the other. */
    @WithDefault("4")
    int commitThreads();

    /** Turns per partition by which a turn that is delivered again is known at once; about 40 bytes each. */
    @WithDefault("100000")
    int rememberedTurns();

    /**
     * What all partitions together remember of the threads that were frozen last, so that a call that re-sends its history takes
     * only what is new. 0 switches that off.
     */
    @WithDefault("48M")
    MemorySize deltaMemory();

    /**
     * What all partitions together remember of media, system prompts and tool definitions, so that what many calls of a tenant have
     * in common is stored once. 0 switches that off.
     */
    @WithDefault("16M")
    MemorySize pieceMemory();

    /**
     * How long a partition that goes to another freezer, or a shutdown, waits for what is held to be committed. Keep it below
     * the consumer's max.poll.interval.ms and the time that the platform gives to a process that is to end.
     */
    @WithDefault("20s")
    Duration handOverLimit();

    /** Longest wait before something that failed is tried again; there is no limit to the number of attempts. */
    @WithDefault("5s")
    Duration retryMaxDelay();

    /** How often the brokers are asked where partitions begin and end, for the lag and to notice deleted records. */
    @WithDefault("5s")
    Duration watchInterval();

    /** How long a stopped stream waits before it looks whether it can go on. */
    @WithDefault("10s")
    Duration recheckInterval();
}
