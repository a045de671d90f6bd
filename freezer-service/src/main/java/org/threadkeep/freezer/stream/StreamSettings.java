package org.threadkeep.freezer.stream;

import java.time.Duration;
import org.threadkeep.freezer.commit.Backoff;
import org.threadkeep.freezer.gather.PackLimits;

/**
 * How streams behave.
 *
 * @param rememberedTurns per stream, by which duplicates are known
 * @param backoff between attempts to open a stream
 * @param recheck how long a stopped stream waits before it looks again
 * @param watch how often the brokers are asked how the log stands
 */
public record StreamSettings(
        PackLimits limits, int rememberedTurns, Backoff backoff, Duration recheck, Duration watch) {}
