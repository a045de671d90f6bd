package org.threadkeep.freezer.gather;

import org.threadkeep.archive.StreamId;

/**
 * A record that can't be frozen, on its way to the topic of rejected records.
 *
 * @param arrived its bytes, untouched
 * @param field the offending field
 * @param reason what is wrong with it, in words that hold no content
 */
public record RejectedRecord(StreamId stream, ArrivedRecord arrived, String field, String reason) {}
