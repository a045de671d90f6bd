package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.archive.TurnEntry;

/** A turn as lookups show it. */
@Schema(name = "Turn")
public record TurnAnswer(
        @Schema(examples = "5c3a8f0e6f0b4b6f9d9b2f3c1a7e4d20") String turnId,
        String threadId,
        @Schema(
                        description = "Kafka cluster id, topic id and partition.",
                        examples = "5L6g3nShT-eMCtK--X86sw/kWb1XKk7Q1mxhj1kVXgqUQ/0")
                String stream,
        @Schema(description = "Place in the stream.", examples = "4711") long offset,
        @Schema(examples = "acme/llama-ft-7") String modelVersion,
        @Schema(description = "Digest of the serving descriptor, or unknown.", examples = "unknown") String deployment,
        ParentsAnswer parents,
        @Schema(description = "The frame that holds the content.") String snapshotId,
        String packId,
        @Schema(description = "When the exchange began, as the source wrote it.") Optional<String> startedAt,
        @Schema(description = "When the exchange ended, as the source wrote it.") Optional<String> endedAt,
        @Schema(description = "When Kafka took the turn.") String recordedAt,
        @Schema(description = "The source's own count.", implementation = Long.class) OptionalLong sequence,
        boolean endOfThread,
        boolean cancelled,
        @Schema(description = "Whether another body came under this turn id; each is shown.") boolean conflictingBody,
        @Schema(description = "What the data hold that a revival could use.") List<String> facts,
        @Schema(description = "Absent when it was not asked for.") Optional<ContentAnswer> content) {

    static TurnAnswer of(ShownTurn turn, Optional<ContentAnswer> content) {
        TurnEntry entry = turn.row().entry();
        return new TurnAnswer(
                entry.turnId(),
                turn.row().threadId(),
                turn.row().stream(),
                entry.offset(),
                turn.row().snapshot().modelVersion(),
                entry.deployment().orElse(UNKNOWN),
                ParentsAnswer.of(turn.row()),
                turn.row().snapshot().snapshotId(),
                turn.row().snapshot().pack().text(),
                entry.startedAt(),
                entry.endedAt(),
                entry.recordedAt(),
                entry.sequence(),
                entry.endOfThread(),
                entry.cancelled(),
                turn.conflictingBody(),
                entry.facts(),
                content);
    }

    /** What stands where something is not known. */
    static final String UNKNOWN = "unknown";
}
