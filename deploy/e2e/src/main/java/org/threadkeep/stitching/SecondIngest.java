package org.threadkeep.stitching;

import java.net.URI;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.FurtherService;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** One more ingest service beside that of a stack. */
final class SecondIngest implements AutoCloseable {
    private final ServerProcess process;

    private SecondIngest(ServerProcess process) {
        this.process = process;
    }

    static SecondIngest start(StackOptions options, LocalStack stack) {
        ServerProcess process =
                stack.further(FurtherService.of("ingest-2", "ingest", options.repository(), options.dataDir()));
        process.start();
        return new SecondIngest(process);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + process.address().getPort());
    }

    @Override
    public void close() {
        process.stop();
    }
}
