package org.threadkeep.roundtrip;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.Json;
import org.threadkeep.client.OpenArchive;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import org.threadkeep.samples.Sample;
import org.threadkeep.samples.SampleResult;
import org.threadkeep.samples.SampleRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/roundtrip}: whether all that is sent comes back, byte for byte. */
@Command(
        name = "roundtrip",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Starts a system of its own on free ports and sends through Kafka, freezer and Cassandra: made-up bodies that no parser",
            "would write again; the samples of a folder, each to the endpoint of its format; and files with one conversation, tree",
            "or recorded call a line, played as a stateless gateway would. Reads everything back through the catalog, and once more",
            "with the archive library alone, and compares it byte for byte. Of samples, every value must stand somewhere in the event",
            "or in its loss report. The last line that is printed is the result as JSON."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything came back as it was sent",
            "1:something is missing, different, there twice or lost, or the run failed",
            "2:wrong usage"
        })
public final class RoundTripCli implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "lines of JSON, gzipped or not")
    private List<Path> files = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "all files *.jsonl.gz of a folder")
    private Path data;

    @Option(names = "--samples", paramLabel = "DIR", description = "files NN-format.json, one for each format")
    private Path samples;

    @Option(
            names = "--fields",
            paramLabel = "FILE",
            description = "where to write which value of a sample arrives where")
    private Path fields;

    @Option(names = "--patience", defaultValue = "300", description = "seconds without news before giving up")
    private int patience;

    private final List<PlaybackResult> played = new ArrayList<>();

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new RoundTripCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        StackOptions options = StackOptions.forTest(RepositoryRoot.find());
        try (LocalStack stack = LocalStack.at(options)) {
            stack.up();
            try (OpenArchive open = new OpenArchive(stack)) {
                Duration limit = Duration.ofSeconds(patience);
                List<SampleResult> whole = samples == null
                        ? List.of()
                        : new SampleRun(options, stack, open.archive(), limit).run(Sample.in(samples));
                tell(whole);
                play(stack, limit);
                ArchiveComparison archived = ArchiveComparison.of(
                        open.archive(),
                        played.stream().map(PlaybackResult::ledger).toList());
                return report(whole, archived) ? 0 : 1;
            }
        }
    }

    private void tell(List<SampleResult> results) throws IOException {
        StringBuilder tables = new StringBuilder();
        for (SampleResult result : results) {
            System.out.println((result.isWhole() ? "  whole  " : "  LOSSY  ") + result.name() + " " + result.lost());
            tables.append(result.table());
        }
        if (fields != null) {
            Files.writeString(fields, tables);
        }
    }

    private void play(LocalStack stack, Duration limit) throws IOException {
        Http http = new Http();
        Playback playback = new Playback(
                new IngestClient(http, stack.ingestUri()), new CatalogClient(http, stack.catalogUri()), limit);
        play(playback, "nasties", new Nasties("nasties"));
        for (Path file : allFiles()) {
            String name = file.getFileName().toString().replace(".jsonl.gz", "");
            play(playback, name, Calls.of(file, name));
        }
    }

    private void play(Playback playback, String name, Calls calls) throws IOException {
        PlaybackResult result = playback.run(name, calls);
        played.add(result);
        System.out.print(result.text());
    }

    private List<Path> allFiles() throws IOException {
        List<Path> all = new ArrayList<>(files);
        if (data != null) {
            try (Stream<Path> found = Files.list(data)) {
                found.filter(file -> file.toString().endsWith(".jsonl.gz"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    private boolean report(List<SampleResult> samples, ArchiveComparison archived) {
        boolean exact = samples.stream().allMatch(SampleResult::isWhole)
                && played.stream().allMatch(PlaybackResult::isExact)
                && archived.isExact();
        ObjectNode json = Json.MAPPER.createObjectNode().put("exact", exact);
        json.put("sent", played.stream().mapToLong(one -> one.ledger().sent()).sum());
        json.put(
                "differing",
                played.stream().mapToLong(one -> one.counts().differing()).sum());
        json.put(
                "missing",
                played.stream()
                        .mapToLong(one -> one.ledger().sent() - one.counts().found())
                        .sum());
        json.set("archive", archived.json());
        json.putArray("samples").addAll(samples.stream().map(SampleResult::json).toList());
        json.putArray("files").addAll(played.stream().map(PlaybackResult::json).toList());
        System.out.println(json);
        return exact;
    }
}
