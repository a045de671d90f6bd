package org.threadkeep.archive.verify;

import org.threadkeep.archive.FreezeLogEntry;

/** What a walk over a stored log comes upon. */
public sealed interface LogStep {
    /** An entry whose own digest is right. */
    record Committed(FreezeLogEntry entry) implements LogStep {}

    /** A row that is missing or at fault. */
    record Broken(Fault fault) implements LogStep {}
}
