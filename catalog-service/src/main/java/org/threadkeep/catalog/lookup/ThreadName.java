package org.threadkeep.catalog.lookup;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which thread a conversation is. */
@Schema(name = "ThreadName")
public record ThreadName(
        @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015") String threadId,
        @Schema(examples = "acme") String tenant) {}
