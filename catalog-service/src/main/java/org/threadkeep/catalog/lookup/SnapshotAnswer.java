package org.threadkeep.catalog.lookup;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.catalog.storage.SnapshotRow;

/** Where a snapshot is, and what it holds. */
@Schema(name = "Snapshot")
public record SnapshotAnswer(
        @Schema(
                        description =
                                "Name of the frame: a digest of its place, whose content the pack's manifest vouches for.")
                String snapshotId,
        String packId,
        String stream,
        @Schema(description = "Of the pack's entry in the stream's freeze log.") long seq,
        String tenant,
        String modelVersion,
        String threadId,
        @Schema(description = "Within the model version's lane of the pack, in bytes.") long frameOffset,
        @Schema(description = "In bytes.") int frameLength,
        @Schema(description = "How many turns it holds.") int turns,
        long firstOffset,
        long lastOffset) {

    static SnapshotAnswer of(SnapshotRow row) {
        return new SnapshotAnswer(
                row.ref().snapshotId(),
                row.ref().pack().text(),
                row.stream(),
                row.seq(),
                row.ref().tenant(),
                row.ref().modelVersion(),
                row.threadId(),
                row.ref().frameOffset(),
                row.ref().frameLength(),
                row.turns(),
                row.firstOffset(),
                row.lastOffset());
    }
}
