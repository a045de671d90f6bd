package org.threadkeep.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.bench.lookup.Key;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.local.cassandra.CommitLogSync;
import picocli.CommandLine.Option;

/** What can be said to {@code deploy/bench/run}. */
final class Options {
    @Option(
            names = "--only",
            split = ",",
            defaultValue = "freeze,ingest",
            description = {
                "what to measure:",
                "freeze: Kafka to Cassandra, beside others",
                "ingest: HTTP to Kafka, beside others",
                "lookup: the catalog's answers by each key, beside the bare driver, with 1x, 10x, 100x data",
                "whole: HTTP to the catalog at a steady rate",
                "recovery: the freezer's return after SIGKILL",
                "scale: a frozen turn with more partitions, freezers, models, threads, and longer threads",
                "storage: bytes on disk, beside others; always last"
            })
    Set<Part> only;

    @Option(names = "--quick", description = "fewer turns and rounds: minutes")
    private boolean quick;

    @Option(names = "--turns", description = "in the topic (default: 100000; with --quick 40000, to scale 20000)")
    private Optional<Integer> turns = Optional.empty();

    @Option(names = "--rounds", description = "of each contender (default: 5; with --quick 3; to scale 3 and 1)")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--beside",
            split = ",",
            defaultValue = "row per turn,limit: consumer,limit: driver,limit: zstd + AES,zipkin",
            description = "who drains the topic beside the freezer")
    List<String> beside;

    @Option(
            names = "--settings",
            split = ",",
            defaultValue = "partitions,freezers,length,history,models,threads",
            description = "what scale varies")
    List<String> settings;

    @Option(
            names = "--keys",
            split = ",",
            defaultValue = "turn,turn_with_content,thread,snapshot,weights,model_threads",
            description = "by what to look up")
    Set<Key> keys;

    @Option(names = "--rate", defaultValue = "500", description = "turns a second that go the whole way")
    double rate;

    @Option(names = "--seconds", description = "that they do so (default: 600; with --quick 30)")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--spans", defaultValue = "8000", description = "turns for Zipkin")
    int spans;

    @Option(names = "--zipkin", description = "Zipkin's executable jar; without it, it isn't measured")
    Optional<Path> zipkin = Optional.empty();

    @Option(
            names = "--data",
            description = "folder of conversations-*.jsonl.gz (default: ../shared/data, else made ones)")
    Optional<Path> data = Optional.empty();

    @Option(names = "--persons", defaultValue = "1000", description = "who talk, and come back")
    int persons;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "of the order of conversations, and of the keys looked up")
    long seed;

    @Option(
            names = "--commit-log",
            defaultValue = "group",
            description = {
                "when the node acknowledges a write:",
                "group: when it is on disk, as deploy/up has it",
                "periodic: before, as Cassandra comes and fleets have it"
            })
    CommitLogSync commitLog;

    @Option(names = "--jvm", defaultValue = "", description = "further JVM options of the services")
    private String jvm;

    @Option(names = "--property", description = "name=value for the services")
    private Map<String, String> properties = Map.of();

    @Option(names = "--record", description = "folder for a flight recording of each service")
    private Optional<Path> recordings = Optional.empty();

    boolean quick() {
        return quick;
    }

    int turns() {
        return turns.orElse(quick ? 40_000 : 100_000);
    }

    int rounds() {
        return rounds.orElse(quick ? 3 : 5);
    }

    /** There are some twenty values to measure, each with a start of its own. */
    int turnsToScale() {
        return turns.orElse(quick ? 20_000 : 100_000);
    }

    int roundsToScale() {
        return rounds.orElse(quick ? 1 : 3);
    }

    Duration wholeWay() {
        return Duration.ofSeconds(seconds.orElse(quick ? 30 : 600));
    }

    JvmOptions jvm() {
        return new JvmOptions(jvm, recordings.map(Path::toAbsolutePath), properties);
    }
}
