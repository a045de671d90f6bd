package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a thread. */
@Schema(name = "Thread")
public record ThreadAnswer(
        String threadId,
        String tenant,
        @Schema(description = "In the order of stream and offset.") List<TurnAnswer> turns,
        @Schema(description = "Token of the next page; absent on the last.") Optional<String> nextPage) {}
