package org.threadkeep.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.threadkeep.bench.freeze.FreezeBench;
import org.threadkeep.bench.freeze.SpanTopic;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.freeze.Zipkin;
import org.threadkeep.bench.ingest.IngestBench;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.load.BenchTurns;
import org.threadkeep.bench.load.MadeConversations;
import org.threadkeep.bench.load.RealConversations;
import org.threadkeep.bench.result.Report;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.whole.WholeBench;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.replay.Conversation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/bench/run}: what the services do in a second, beside what anyone would use instead. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Measures the services on a Kafka broker and a Cassandra node of its own, beside what anyone would use instead and",
            "beside what the machine can do at most: A B A B, medians, and CPU seconds of each process. Results go to",
            "deploy/bench/target/results: JSON, a table and plots."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:measured, and nothing was lost", "1:turns were lost, or the run failed", "2:wrong usage"})
public final class BenchCli implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            defaultValue = "freeze,ingest",
            description = "what to measure: freeze, ingest, whole")
    private Set<Part> only;

    @Option(names = "--quick", description = "fewer turns and rounds: minutes")
    private boolean quick;

    @Option(names = "--turns", description = "in the topic (default: 100000; with --quick 40000)")
    private Optional<Integer> turns = Optional.empty();

    @Option(names = "--rounds", description = "of each contender (default: 5; with --quick 3)")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--beside",
            split = ",",
            defaultValue = "row per turn,limit: consumer,limit: driver,limit: zstd + AES,zipkin",
            description = "who drains the topic beside the freezer")
    private List<String> beside;

    @Option(names = "--rate", defaultValue = "500", description = "turns a second that go the whole way")
    private double rate;

    @Option(names = "--seconds", description = "that they do so (default: 600; with --quick 30)")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--spans", defaultValue = "8000", description = "turns for Zipkin")
    private int spans;

    @Option(names = "--zipkin", description = "Zipkin's executable jar; without it, it isn't measured")
    private Optional<Path> zipkin = Optional.empty();

    @Option(
            names = "--data",
            description = "folder of conversations-*.jsonl.gz (default: ../shared/data, else made ones)")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--persons", defaultValue = "1000", description = "who talk, and come back")
    private int persons;

    @Option(names = "--seed", defaultValue = "1", description = "of the order of conversations")
    private long seed;

    @Option(names = "--jvm", defaultValue = "", description = "further JVM options of the services")
    private String jvm;

    @Option(names = "--property", description = "name=value for the services")
    private Map<String, String> properties = Map.of();

    @Option(names = "--record", description = "folder for a flight recording of each service")
    private Optional<Path> recordings = Optional.empty();

    /** What can be measured. */
    enum Part {
        /** Kafka to Cassandra. */
        FREEZE,
        /** HTTP to Kafka. */
        INGEST,
        /** HTTP to the catalog, and the freezer's return. */
        WHOLE
    }

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new BenchCli()).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report(RepositoryRoot.find().resolve("deploy/bench/target/results"));
        try (BenchSystem system = BenchSystem.start();
                CqlSession session = system.session();
                TurnTopic topic = new TurnTopic(system.bootstrapServers())) {
            List<BenchTurn> made = make(system, "acme");
            topic.fill(made);
            if (only.contains(Part.FREEZE)) {
                report.add("freeze", freeze(system, session, topic, made));
            }
            if (only.contains(Part.INGEST)) {
                report.add("ingest", new IngestBench(system, made, made.size(), jvmOptions()).run(rounds()));
            }
            if (only.contains(Part.WHOLE)) {
                Duration length = Duration.ofSeconds(seconds.orElse(quick ? 30 : 600));
                List<BenchTurn> others = make(system, "globex");
                report.add("whole", new WholeBench(system, topic, others, jvmOptions()).run(rate, length));
            }
        }
        return 0;
    }

    /** Another tenant's turns are others, of the same content. */
    private List<BenchTurn> make(BenchSystem system, String tenant) throws IOException {
        Path folder = data.orElse(RepositoryRoot.find().resolveSibling("shared").resolve("data"));
        List<Conversation> real = RealConversations.in(folder, seed);
        Iterator<Conversation> conversations = real.isEmpty() ? new MadeConversations(seed) : real.iterator();
        int most = turns.orElse(quick ? 40_000 : 100_000);
        List<BenchTurn> made =
                new BenchTurns(IdentityKey.read(system.keys().identity()), tenant, persons).of(conversations, most);
        long bytes = made.stream().mapToLong(BenchTurn::dataBytes).sum();
        System.out.printf(
                "%,d turns of %s conversations, %,d bytes each%n",
                made.size(), real.isEmpty() ? "made" : "real", bytes / made.size());
        return made;
    }

    private List<Series> freeze(BenchSystem system, CqlSession session, TurnTopic topic, List<BenchTurn> made) {
        Optional<Zipkin> spanServer = zipkin.filter(Files::isRegularFile)
                .filter(jar -> beside.contains("zipkin"))
                .map(jar -> new Zipkin(
                        system,
                        jar.toAbsolutePath(),
                        SpanTopic.fill(system.bootstrapServers(), topic, made.subList(0, Math.min(spans, made.size()))),
                        session));
        return new FreezeBench(system, topic, session, made.size(), jvmOptions()).run(rounds(), spanServer, beside);
    }

    private int rounds() {
        return rounds.orElse(quick ? 3 : 5);
    }

    private JvmOptions jvmOptions() {
        return new JvmOptions(jvm, recordings.map(Path::toAbsolutePath), properties);
    }
}
