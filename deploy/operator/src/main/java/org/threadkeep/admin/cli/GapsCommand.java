package org.threadkeep.admin.cli;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.coverage.Coverage;
import org.threadkeep.admin.coverage.CoverageClient;
import org.threadkeep.admin.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which turns that gateways numbered are not frozen. */
@Command(
        name = "gaps",
        description = {
            "Prints which of the numbers that gateways gave to their turns no frozen turn has. The catalog looks every minute, at "
                    + "the last million of each source, and lists at most 100 gaps of each.",
            "Exit code 1 when a turn is missing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE})
final class GapsCommand implements Callable<Integer> {
    @Option(
            names = "--catalog",
            paramLabel = "URI",
            defaultValue = "http://127.0.0.1:8083",
            description = "Where a catalog is; default: ${DEFAULT-VALUE}")
    private URI catalog;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Only its sources.")
    private Optional<String> tenant;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Report.Form output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Coverage coverage = new CoverageClient(catalog).read(tenant);
        Report report = new Report("tenant", "source", "from", "to", "turns");
        for (Coverage.Gap gap : coverage.gaps()) {
            report.row(gap.tenant(), gap.source(), gap.from(), gap.to(), gap.to() - gap.from() + 1);
        }
        report.print(output, spec.commandLine().getOut());
        spec.commandLine()
                .getErr()
                .printf(
                        "%d of %d turns of %d sources are missing, as of %s%s%n",
                        coverage.missing(),
                        coverage.expected(),
                        coverage.sources(),
                        coverage.lookedAt(),
                        coverage.allSources() ? "" : "; there are more sources than the catalog looks at");
        return coverage.missing() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
