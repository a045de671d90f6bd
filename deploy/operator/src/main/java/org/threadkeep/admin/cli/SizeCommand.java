package org.threadkeep.admin.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.size.Constant;
import org.threadkeep.admin.size.Sizing;
import org.threadkeep.admin.size.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a load takes: partitions, brokers, nodes, disk, money. */
@Command(
        name = "size",
        description = {
            "Reckons what a load takes. It asks no server.",
            "--constants prints the numbers that it reckons with, and where each was measured or why it is assumed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.USAGE})
final class SizeCommand implements Callable<Integer> {
    /** What is sent, which decides how much smaller it gets. */
    enum Shape {
        agents(Constant.ARCHIVE_OF_AGENTS),
        chats(Constant.ARCHIVE_OF_CHATS);

        private final Constant archived;

        Shape(Constant archived) {
            this.archived = archived;
        }
    }

    @Option(names = "--turns-per-second", paramLabel = "N", description = "On average.")
    private Optional<Double> turnsPerSecond;

    @Option(names = "--bytes-per-turn", paramLabel = "N", description = "Captured: request and response.")
    private Optional<Double> bytesPerTurn;

    @Option(
            names = "--peak",
            paramLabel = "X",
            defaultValue = "3.3",
            description = "Times the average; default: ${DEFAULT-VALUE}")
    private double peak;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            defaultValue = "chats",
            description =
                    "${COMPLETION-CANDIDATES}: agents send their history with each call; default: ${DEFAULT-VALUE}")
    private Shape shape;

    @Option(
            names = "--retention",
            paramLabel = "AGE",
            defaultValue = "3d",
            converter = Age.class,
            description = "How long Kafka keeps turns; default: ${DEFAULT-VALUE}")
    private Duration retention;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "3",
            description = "In Kafka and in Cassandra; default: ${DEFAULT-VALUE}")
    private int replicas;

    @Option(names = "--months", paramLabel = "N", defaultValue = "12", description = "Default: ${DEFAULT-VALUE}")
    private double months;

    @Option(
            names = "--price",
            paramLabel = "MONEY",
            defaultValue = "0.08",
            description = "Of a gigabyte of disk for a month; default: ${DEFAULT-VALUE}")
    private double price;

    @Option(names = "--constants", description = "Print the constants instead.")
    private boolean constants;

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
        (constants ? constants() : sizes()).print(output, spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private static Report constants() {
        Report report = new Report("constant", "value", "unit", "source");
        for (Constant constant : Constant.values()) {
            report.row(
                    constant.name().toLowerCase(Locale.ROOT),
                    plain(constant.value()),
                    constant.meaning(),
                    constant.source());
        }
        return report;
    }

    private Report sizes() {
        Workload load = load();
        Sizing sizing = Sizing.of(load);
        return new Report("what", "value", "unit")
                .row("partitions", sizing.partitions(), "of turns.recorded.v1")
                .row("freezers", sizing.freezers(), "of 2 cores")
                .row("brokers", sizing.brokers(), "")
                .row("kafka-disk", gigabytes(sizing.kafkaDisk()), "GB in all")
                .row("nodes", sizing.nodes(), "of Cassandra")
                .row(
                        "cassandra-disk",
                        gigabytes(sizing.cassandraDisk()),
                        "GB in all, after " + plain(months) + " months")
                .row("disk-per-node", gigabytes(sizing.cassandraDisk() / sizing.nodes()), "GB")
                .row("cost", plain(sizing.costPerMonth(price)), "a month for disks, at the end")
                .row(
                        "cost-per-million-turns",
                        plain(Sizing.costPerMillionTurns(load, price)),
                        "for " + plain(months) + " months in Cassandra");
    }

    private Workload load() {
        try {
            return new Workload(
                    turnsPerSecond.orElseThrow(() -> new IllegalArgumentException("--turns-per-second is missing")),
                    peak,
                    bytesPerTurn.orElseThrow(() -> new IllegalArgumentException("--bytes-per-turn is missing")),
                    shape.archived.value(),
                    retention,
                    replicas,
                    months);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static long gigabytes(double bytes) {
        return (long) Math.ceil(bytes / 1e9);
    }

    /** At most four digits after the point, none when there is nothing there. */
    private static Number plain(double value) {
        double rounded = Math.round(value * 1e4) / 1e4;
        return rounded == Math.rint(rounded) ? (Number) (long) rounded : (Number) rounded;
    }
}
