package org.threadkeep.admin.publish;

import java.time.Duration;

/**
 * How topics are made that are not there yet.
 *
 * @param partitions of each topic
 * @param replicas of each partition
 * @param minInsyncReplicas that must have a record before it is acknowledged; at most {@code replicas}
 * @param retention of turns and of notices; rejected turns stay until somebody deletes them
 */
public record TopicPlan(int partitions, int replicas, int minInsyncReplicas, Duration retention) {
    /** Checks the bounds. */
    public TopicPlan {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions is " + partitions);
        }
        if (replicas < 1 || replicas > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replicas is " + replicas);
        }
        if (minInsyncReplicas < 1 || minInsyncReplicas > replicas) {
            throw new IllegalArgumentException("minInsyncReplicas is " + minInsyncReplicas + " of " + replicas);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention is " + retention);
        }
    }
}
