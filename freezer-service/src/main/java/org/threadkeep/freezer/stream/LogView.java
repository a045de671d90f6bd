package org.threadkeep.freezer.stream;

import org.threadkeep.archive.StreamId;

/**
 * A partition as the brokers see it now.
 *
 * @param start first offset that is still there
 * @param end the offset that comes next
 */
public record LogView(StreamId stream, long start, long end) {}
