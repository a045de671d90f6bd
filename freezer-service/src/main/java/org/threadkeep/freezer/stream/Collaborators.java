package org.threadkeep.freezer.stream;

import java.util.concurrent.Executor;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.freezer.commit.PackArchive;
import org.threadkeep.freezer.commit.PackCommitter;
import org.threadkeep.freezer.gather.TurnReader;

/**
 * What all streams share.
 *
 * @param commits runs what waits for a commit
 * @param lookups runs what waits for Kafka's brokers or for the freeze log
 */
public record Collaborators(
        StreamSettings settings,
        TurnLog turnLog,
        TurnReader reader,
        PackArchive archive,
        PackCommitter committer,
        RejectedTurns rejectedTurns,
        FrozenPacks frozenPacks,
        TurnAccounting accounting,
        HeldBytes held,
        RecentFrames recentFrames,
        Executor commits,
        Executor lookups) {}
