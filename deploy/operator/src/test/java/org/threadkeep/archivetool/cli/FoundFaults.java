package org.threadkeep.archivetool.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archive.verify.LogPosition;
import org.threadkeep.archivetool.verify.Checkpoint;
import org.threadkeep.archivetool.verify.Verification;
import org.threadkeep.archivetool.verify.VerifyPlan;
import org.threadkeep.archivetool.verify.VerifyReport;

/** What a verification within this process found. */
final class FoundFaults implements VerifyReport {
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Checkpoint end;

    static FoundFaults in(Archive archive, Map<String, LogPosition> expected) {
        FoundFaults found = new FoundFaults();
        VerifyPlan plan = new VerifyPlan(true, 2, 4, Optional.empty(), Duration.ZERO, expected);
        new Verification(archive, plan, Optional.empty(), found, (phase, done, all, packs, bytes, faults) -> {}).run();
        return found;
    }

    @Override
    public void fault(Fault fault) {
        faults.add(fault);
    }

    @Override
    public void warning(String warning) {
        warnings.add(warning);
    }

    @Override
    public void summary(Checkpoint atEnd) {
        end = atEnd;
    }

    List<Fault> faults() {
        return faults;
    }

    List<String> warnings() {
        return warnings;
    }

    Checkpoint end() {
        return end;
    }
}
