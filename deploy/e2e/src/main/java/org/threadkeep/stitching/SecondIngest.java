package org.threadkeep.stitching;

import java.net.URI;
import java.util.Map;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.FurtherService;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** One more ingest service beside that of a stack. */
public final class SecondIngest implements AutoCloseable {
    private final ServerProcess process;

    private SecondIngest(ServerProcess process) {
        this.process = process;
    }

    static SecondIngest start(StackOptions options, LocalStack stack) {
        return start(options, stack, Map.of());
    }

    /**
     * Starts one and returns when it is ready.
     *
     * @param more system properties that that of the stack does not have
     */
    public static SecondIngest start(StackOptions options, LocalStack stack, Map<String, String> more) {
        ServerProcess process =
                stack.further(FurtherService.of("ingest-2", "ingest", options.repository(), options.dataDir())
                        .with(more));
        process.start();
        return new SecondIngest(process);
    }

    /** The root of its HTTP API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + process.address().getPort());
    }

    @Override
    public void close() {
        process.stop();
    }
}
