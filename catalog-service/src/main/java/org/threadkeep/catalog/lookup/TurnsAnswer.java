package org.threadkeep.catalog.lookup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that came under one turn id: one turn, or several with different bodies. */
@Schema(name = "Turns")
public record TurnsAnswer(
        String turnId,
        @Schema(description = "At most 100; those whose content does not fit into 8 MiB are shown without it.")
                List<TurnAnswer> turns) {}
