package org.threadkeep.archive;

import java.util.Objects;
import java.util.Optional;

/**
 * One committed pack in the hash-chained log of its stream.
 *
 * @param seq place in the log, from 0 without gaps
 * @param firstOffset first Kafka offset of the pack
 * @param nextOffset the offset after its last
 * @param packDigest digest of the stored manifest
 * @param previousDigest {@link #digest()} of the entry before; {@link Digests#NONE} for the first
 * @param digest digest of {@link #canonicalText()}
 * @param counts what became of the offsets
 */
public record FreezeLogEntry(
        StreamId stream,
        long seq,
        long firstOffset,
        long nextOffset,
        PackId pack,
        String packDigest,
        String previousDigest,
        String digest,
        PackCounts counts) {

    /** Checks forms and the accounting (I3); whether the digest is right is asked by {@link #verifies()}. */
    public FreezeLogEntry {
        Objects.requireNonNull(stream, "stream");
        Fields.notNegative("seq", seq);
        Objects.requireNonNull(pack, "pack");
        Digests.require("packDigest", packDigest);
        Digests.require("previousDigest", previousDigest);
        Digests.require("digest", digest);
        Fields.offsets(firstOffset, nextOffset, counts);
        if ((seq == 0) != previousDigest.equals(Digests.NONE)) {
            throw new IllegalArgumentException("previousDigest is all zeros for seq 0 and for no other; seq is " + seq);
        }
    }

    /**
     * The entry that comes after {@code previous}.
     *
     * @throws IllegalArgumentException when it would be of another stream, leave a hole in the offsets, or break I3
     */
    public static FreezeLogEntry append(
            Optional<FreezeLogEntry> previous,
            StreamId stream,
            long firstOffset,
            long nextOffset,
            PackId pack,
            String packDigest,
            PackCounts counts) {
        long seq = previous.map(before -> before.seq + 1).orElse(0L);
        String previousDigest = previous.map(FreezeLogEntry::digest).orElse(Digests.NONE);
        String text = canonicalText(stream, seq, firstOffset, nextOffset, pack, packDigest, previousDigest, counts);
        FreezeLogEntry entry = new FreezeLogEntry(
                stream, seq, firstOffset, nextOffset, pack, packDigest, previousDigest, Digests.sha256(text), counts);
        if (previous.isPresent() && !entry.follows(previous.get())) {
            throw new IllegalArgumentException("firstOffset " + firstOffset + " of " + stream + " does not follow seq "
                    + previous.get().seq + " of " + previous.get().stream + ", which ends before "
                    + previous.get().nextOffset);
        }
        return entry;
    }

    /** Whether the digest is that of the other fields. */
    public boolean verifies() {
        return digest.equals(Digests.sha256(canonicalText()));
    }

    /** Whether this entry is the one after {@code previous}: same stream, next place, next offset, chained digest. */
    public boolean follows(FreezeLogEntry previous) {
        return stream.equals(previous.stream)
                && seq == previous.seq + 1
                && firstOffset == previous.nextOffset
                && previousDigest.equals(previous.digest);
    }

    /** What the digest is over: the lines that {@code FORMAT.md} shows. */
    public String canonicalText() {
        return canonicalText(stream, seq, firstOffset, nextOffset, pack, packDigest, previousDigest, counts);
    }

    private static String canonicalText(
            StreamId stream,
            long seq,
            long firstOffset,
            long nextOffset,
            PackId pack,
            String packDigest,
            String previousDigest,
            PackCounts counts) {
        return """
                threadkeep freeze log entry 1
                stream %s
                seq %d
                first-offset %d
                next-offset %d
                pack %s
                pack-digest %s
                previous-digest %s
                turns %d
                duplicates %d
                rejected %d
                control %d
                lost %d
                """
                .formatted(
                        stream.text(),
                        seq,
                        firstOffset,
                        nextOffset,
                        pack.text(),
                        packDigest,
                        previousDigest,
                        counts.turns(),
                        counts.duplicates(),
                        counts.rejected(),
                        counts.control(),
                        counts.lost());
    }
}
