package org.threadkeep.archive;

import java.util.Objects;
import java.util.Optional;

/**
 * A turn on its way into a pack.
 *
 * @param entry what the manifest will say; its index is filled by the encoder
 * @param subject whose key will encrypt the content; turns without a subject share one key per tenant
 * @param threadId if it is known
 * @param content its record without what the rest says too: that is what is held until the pack is written
 */
public record FreezableTurn(
        TurnEntry entry,
        String modelVersion,
        String tenant,
        Optional<String> subject,
        Optional<String> threadId,
        StoredRecord content) {

    /** Checks that what is there isn't empty. */
    public FreezableTurn {
        Objects.requireNonNull(entry, "entry");
        Fields.text("modelVersion", modelVersion);
        Fields.text("tenant", tenant);
        Fields.text("subject", subject);
        Fields.text("threadId", threadId);
        Objects.requireNonNull(content, "content");
    }

    /** Of a record as Kafka has it. */
    public FreezableTurn(
            TurnEntry entry,
            String modelVersion,
            String tenant,
            Optional<String> subject,
            Optional<String> threadId,
            FrameRecord whole) {
        this(
                entry,
                modelVersion,
                tenant,
                subject,
                threadId,
                StoredRecord.of(whole, DerivedHeaders.toFreeze(modelVersion, tenant, subject, threadId, entry)));
    }
}
