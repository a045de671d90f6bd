package org.threadkeep.catalog.lookup;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the threads that a model version ran. */
@Schema(name = "ModelThreads")
public record ModelThreadsAnswer(
        String modelVersion,
        List<Entry> threads,
        @Schema(description = "Token of the next page; absent on the last.") Optional<String> nextPage) {

    /** A thread, once per stream that it has turns of this model version in. */
    @Schema(name = "ModelThread")
    public record Entry(
            String threadId,
            String stream,
            @Schema(description = "Of the first such turn in the stream.") long firstOffset) {}
}
