package org.threadkeep.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fresh folders for the servers of tests, under the module's {@code target/}. Each names the JVM that owns it; what a JVM
 * left behind that was killed with SIGKILL is ended and deleted when the next one asks for a folder.
 */
public final class TestFolder {

    /** System property that keeps data and logs of test servers, to look at after a failure. */
    public static final String KEEP = "threadkeep.keep-test-data";

    private static final Path PARENT = Path.of("target", "local-servers");
    private static final String OWNER = "owner.pid";

    private TestFolder() {}

    /** Makes a folder whose name begins with the prefix. */
    public static Path create(String prefix) {
        return create(PARENT, prefix);
    }

    static Path create(Path parent, String prefix) {
        try {
            Files.createDirectories(parent);
            sweep(parent);
            Path folder = Files.createTempDirectory(parent, prefix + "-").toAbsolutePath();
            new PidFile(folder.resolve(OWNER)).write(ProcessHandle.current());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it with all that is in it, unless {@value #KEEP} is set. */
    static void delete(Path folder) {
        if (!Boolean.getBoolean(KEEP)) {
            DeleteFolder.at(folder);
        }
    }

    private static void sweep(Path parent) throws IOException {
        for (Path folder : children(parent)) {
            if (new PidFile(folder.resolve(OWNER)).read() instanceof PidFile.Stale) {
                endServersOf(folder);
                delete(folder);
            }
        }
    }

    private static void endServersOf(Path folder) throws IOException {
        for (Path pid : children(new Folders(folder).run())) {
            if (new PidFile(pid).read() instanceof PidFile.Running left) {
                System.out.printf(
                        "%s was left behind by a test (pid=%d), killed%n",
                        pid.getFileName(), left.process().pid());
                left.process().destroyForcibly();
                Wait.until(Duration.ofSeconds(10), () -> !Liveness.isAlive(left.process()));
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
