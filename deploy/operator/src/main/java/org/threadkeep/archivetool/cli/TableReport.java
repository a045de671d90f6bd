package org.threadkeep.archivetool.cli;

import java.io.PrintWriter;
import org.threadkeep.admin.report.Report;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archivetool.verify.Checkpoint;
import org.threadkeep.archivetool.verify.VerifyReport;

/** A report for people. */
final class TableReport implements VerifyReport {
    private final PrintWriter out;

    TableReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void fault(Fault fault) {
        out.println("FAULT " + fault.row());
        out.println("  expected: " + fault.expected());
        out.println("  found:    " + fault.found());
        out.flush();
    }

    @Override
    public void warning(String warning) {
        out.println("WARNING " + warning);
        out.flush();
    }

    @Override
    public void summary(Checkpoint end) {
        Report counts = new Report("what", "number");
        for (Counted what : Counted.values()) {
            counts.row(what.name(), end.counts().getOrDefault(what, 0L));
        }
        counts.print(Report.Form.table, out);
    }
}
