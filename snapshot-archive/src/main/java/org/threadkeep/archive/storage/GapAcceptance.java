package org.threadkeep.archive.storage;

import java.time.InstantSource;
import java.util.Optional;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.pack.PackEncoder;

/** Puts offsets that are lost into the freeze log, as a pack without frames that says who accepted it and why. Blocks. */
public final class GapAcceptance {
    private static final int ATTEMPTS = 5;

    /** What became of a gap. */
    public sealed interface Outcome {
        /** It is in the log; the stream goes on after it. */
        record Accepted(FreezeLogEntry entry) implements Outcome {}

        /** Nothing is missing: the log has come as far, or farther. */
        record NoGap(long nextOffset) implements Outcome {}

        /** Somebody else has just committed to this place. Nothing of the gap is in the log; look again. */
        record Overtaken(FreezeLogEntry winner) implements Outcome {}
    }

    private final PackEncoder encoder;
    private final PackStore packs;
    private final FreezeLog log;
    private final InstantSource clock;

    GapAcceptance(PackEncoder encoder, PackStore packs, FreezeLog log, InstantSource clock) {
        this.encoder = encoder;
        this.packs = packs;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Declares all offsets from the log's end up to {@code newNext} lost. Whoever calls it has made sure that they are.
     *
     * @param newNext the offset that is frozen next
     * @param by who accepts it
     * @param reason why
     * @throws ArchiveUnavailableException when it can't be done, or can't be known to be done; a retry is safe: it begins with
     *     a look at the log
     */
    public Outcome accept(StreamId stream, long newNext, String by, String reason) {
        Optional<FreezeLogEntry> head = log.head(stream);
        long first = head.map(FreezeLogEntry::nextOffset).orElse(0L);
        if (newNext <= first) {
            return new Outcome.NoGap(first);
        }
        SealedPack pack = encoder.encodeGap(stream, first, newNext, new AcceptedGap(by, reason, clock.instant()));
        Concurrently.await(packs.write(pack));
        return append(pack.entryAfter(head));
    }

    /** Nothing found at the serial consistency doesn't prove that a late write won't come: then the same entry again. */
    private Outcome append(FreezeLogEntry entry) {
        Throwable last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AppendOutcome outcome = log.append(entry);
            if (outcome instanceof AppendOutcome.Applied) {
                return new Outcome.Accepted(entry);
            }
            if (outcome instanceof AppendOutcome.Conflict conflict) {
                return new Outcome.Overtaken(conflict.winner());
            }
            last = ((AppendOutcome.Unknown) outcome).cause();
        }
        throw new ArchiveUnavailableException(
                "it is unknown whether the gap of " + entry.stream() + " is accepted", last);
    }
}
