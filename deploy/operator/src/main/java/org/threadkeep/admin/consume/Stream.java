package org.threadkeep.admin.consume;

import org.threadkeep.archive.StreamId;

/**
 * A partition of turns as the brokers see it.
 *
 * @param start first offset that is still there
 * @param end the offset that comes next
 */
public record Stream(StreamId id, long start, long end) {}
