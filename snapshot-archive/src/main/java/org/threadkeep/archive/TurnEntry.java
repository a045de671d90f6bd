package org.threadkeep.archive;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the manifest says of one turn: all that lookups need, and nothing that anybody said.
 *
 * @param bodyDigest digest that tells two bodies under one turn id apart: 16 to 64 hex digits, keyed per tenant, so that
 *     nobody can confirm a guess of a short message with it
 * @param offset of the Kafka record
 * @param index of the record in its frame, from 0; {@link FreezableTurn}s leave it 0 and the encoder fills it
 * @param deployment digest of the serving descriptor
 * @param contextBefore context key of the history that the call continues
 * @param contextAfter context key per output choice
 * @param parents turn ids that the source declared
 * @param startedAt RFC 3339, as the source wrote it
 * @param endedAt RFC 3339, as the source wrote it
 * @param recordedAt the Kafka record's time stamp: whole milliseconds in UTC, as {@link java.time.Instant} writes them
 * @param sequence the source's own count
 * @param source who sent it, and counts
 * @param facts words that a fidelity tier depends on
 */
public record TurnEntry(
        String turnId,
        String bodyDigest,
        long offset,
        int index,
        Optional<String> deployment,
        Optional<String> contextBefore,
        List<String> contextAfter,
        List<String> parents,
        Optional<String> startedAt,
        Optional<String> endedAt,
        String recordedAt,
        OptionalLong sequence,
        Optional<String> source,
        boolean endOfThread,
        boolean cancelled,
        List<String> facts) {

    private static final int LEAST_DIGITS = 16;
    private static final int MOST_DIGITS = 64;

    /** Checks that what is there isn't empty, and copies the lists. */
    public TurnEntry {
        Fields.text("turnId", turnId);
        if (!isDigest(Objects.requireNonNull(bodyDigest, "bodyDigest"))) {
            throw new IllegalArgumentException("bodyDigest is not 16 to 64 lower-case hex digits");
        }
        Fields.notNegative("offset", offset);
        Fields.notNegative("index", index);
        Fields.text("deployment", deployment);
        Fields.text("contextBefore", contextBefore);
        contextAfter = List.copyOf(contextAfter);
        parents = List.copyOf(parents);
        Fields.text("startedAt", startedAt);
        Fields.text("endedAt", endedAt);
        if (Millis.of(Objects.requireNonNull(recordedAt, "recordedAt")).isEmpty()) {
            throw new IllegalArgumentException("recordedAt is not a time in whole milliseconds");
        }
        Objects.requireNonNull(sequence, "sequence");
        Fields.text("source", source);
        facts = List.copyOf(facts);
    }

    private static boolean isDigest(String text) {
        int digits = text.length();
        return digits >= LEAST_DIGITS && digits <= MOST_DIGITS && digits % 2 == 0 && Digests.isHex(text);
    }

    /** When it was said: its end or else its beginning, as the source tells it; else when it came. */
    public Instant saidAt() {
        return endedAt.or(() -> startedAt).flatMap(Millis::instant).orElseGet(() -> Millis.instant(recordedAt)
                .orElseThrow());
    }

    /** The same at another place of its frame. */
    public TurnEntry withIndex(int newIndex) {
        if (newIndex == index) {
            return this;
        }
        return new TurnEntry(
                turnId,
                bodyDigest,
                offset,
                newIndex,
                deployment,
                contextBefore,
                contextAfter,
                parents,
                startedAt,
                endedAt,
                recordedAt,
                sequence,
                source,
                endOfThread,
                cancelled,
                facts);
    }
}
