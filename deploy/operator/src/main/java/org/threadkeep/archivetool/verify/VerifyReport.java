package org.threadkeep.archivetool.verify;

import org.threadkeep.archive.verify.Fault;

/** Takes what a verification finds, while it goes on. */
public interface VerifyReport {
    /** A fault. */
    void fault(Fault fault);

    /** What is no fault by itself, but may be the trace of one. */
    void warning(String warning);

    /** All that was counted, at the end. */
    void summary(Checkpoint end);

    /** Makes sure that all is kept; how long it is, in bytes. */
    default long kept() {
        return 0;
    }
}
