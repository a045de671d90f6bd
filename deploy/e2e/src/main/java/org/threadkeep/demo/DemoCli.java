package org.threadkeep.demo;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.roundtrip.Calls;
import org.threadkeep.roundtrip.Playback;
import org.threadkeep.roundtrip.PlaybackResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deploy/demo}: real turns through the running system, and what it kept of them. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Sends conversations to the ingest service, waits until they are frozen, and looks them up.",
            "Without FILE: the bundled samples, and one thread shown with its weights.",
            "With FILE: one conversation, tree or recorded call a line (JSON, or gzipped), each model message one turn;",
            "prints counts."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything that was sent came back as it was",
            "1:something is missing, different or there twice, or a service did not answer",
            "2:the command line is wrong"
        })
public final class DemoCli implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "conversations, trees or recorded calls, .jsonl or .jsonl.gz")
    private Path file;

    @Option(names = "--ingest", defaultValue = "http://127.0.0.1:8081", description = "default: ${DEFAULT-VALUE}")
    private URI ingest;

    @Option(names = "--catalog", defaultValue = "http://127.0.0.1:8083", description = "default: ${DEFAULT-VALUE}")
    private URI catalog;

    @Option(
            names = "--patience",
            defaultValue = "120",
            description = "seconds without news from the archive before giving up; default: ${DEFAULT-VALUE}")
    private int patience;

    /** Runs the command; the process ends with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = new CommandLine(new DemoCli());
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            System.err.println("demo: " + e.getMessage());
            return 1;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Http http = new Http();
        IngestClient ingestClient = new IngestClient(http, ingest);
        CatalogClient catalogClient = new CatalogClient(http, catalog);
        Duration limit = Duration.ofSeconds(patience);
        if (file == null) {
            return new Samples(ingestClient, catalogClient, limit).run() ? 0 : 1;
        }
        if (!Files.isReadable(file)) {
            System.err.println("demo: can't read " + file);
            return 2;
        }
        PlaybackResult result = new Playback(ingestClient, catalogClient, limit)
                .run(file.getFileName().toString(), Calls.of(file, "demo"));
        System.out.print(result.text());
        return result.isExact() ? 0 : 1;
    }
}
