package org.threadkeep.archive.verify;

import java.util.Objects;
import org.threadkeep.archive.FreezeLogEntry;

/**
 * How far a stream's log was seen.
 *
 * @param stream text of a {@link org.threadkeep.archive.StreamId}
 * @param seq of the last entry that was seen
 * @param nextOffset the offset after that entry's last
 * @param digest of that entry; it vouches for all entries before
 */
public record LogPosition(String stream, long seq, long nextOffset, String digest) {
    /** Nothing is null. */
    public LogPosition {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(digest, "digest");
    }

    /** The position of this entry. */
    public static LogPosition of(FreezeLogEntry entry) {
        return new LogPosition(entry.stream().text(), entry.seq(), entry.nextOffset(), entry.digest());
    }

    /** Whether the entry is the next one, chained to this. */
    public boolean isFollowedBy(FreezeLogEntry entry) {
        return entry.stream().text().equals(stream)
                && entry.seq() == seq + 1
                && entry.firstOffset() == nextOffset
                && entry.previousDigest().equals(digest);
    }
}
