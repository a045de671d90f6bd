package org.threadkeep.local.cli;

import java.util.Locale;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import org.threadkeep.local.stack.StackPorts;
import picocli.CommandLine.Command;

/** Starts everything and prints where it is. */
@Command(
        name = "up",
        description = "Starts what doesn't run yet, waits until it is ready, and prints the URLs. Safe to repeat.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {

    @Override
    public void run() {
        long start = System.nanoTime();
        StackOptions options = StackOptions.local(RepositoryRoot.find());
        LocalStack stack = LocalStack.at(options);
        stack.up();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%nThreadkeep is up (%.1f s).%n", seconds);
        System.out.print(addresses(options.ports(), stack));
    }

    private static String addresses(StackPorts ports, LocalStack stack) {
        return """
                  send turns  %s/v1/turns
                  send OTLP   %s/v1/traces and /v1/logs, gRPC 127.0.0.1:%d
                  look up     %s/q/swagger-ui
                  health      %s
                  metrics     %s
                  logs        %s
                """
                .formatted(
                        stack.ingestUri(),
                        stack.ingestUri(),
                        ports.otlp(),
                        stack.catalogUri(),
                        management(ports, "/q/health"),
                        management(ports, "/q/metrics"),
                        stack.dataDir().resolve("logs"));
    }

    private static String management(StackPorts ports, String path) {
        return "http://127.0.0.1:{%d,%d,%d}%s"
                .formatted(
                        ports.ingest().management(),
                        ports.freezer().management(),
                        ports.catalog().management(),
                        path);
    }
}
