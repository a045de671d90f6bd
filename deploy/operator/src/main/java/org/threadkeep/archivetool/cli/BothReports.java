package org.threadkeep.archivetool.cli;

import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archivetool.verify.Checkpoint;
import org.threadkeep.archivetool.verify.VerifyReport;

/** What is printed, and what is kept in a file. */
record BothReports(VerifyReport printed, VerifyReport filed) implements VerifyReport {
    @Override
    public void fault(Fault fault) {
        printed.fault(fault);
        filed.fault(fault);
    }

    @Override
    public void warning(String warning) {
        printed.warning(warning);
        filed.warning(warning);
    }

    @Override
    public void summary(Checkpoint end) {
        printed.summary(end);
        filed.summary(end);
    }

    @Override
    public long kept() {
        return filed.kept();
    }
}
