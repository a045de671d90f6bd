package org.threadkeep.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the operating system's process of a server. */
final class Spawn {

    /** Puts a server into a session of its own, so that Ctrl-C in the terminal that started it doesn't reach it. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private static final long LOG_LIMIT = 16L * 1024 * 1024;
    private static final File NO_INPUT = new File("/dev/null");

    private Spawn() {}

    static ProcessHandle of(ServerSpec spec, Command command) {
        Path log = spec.logFile();
        try {
            prepare(spec, command);
            setAsideIfLarge(log);
            ProcessBuilder builder = new ProcessBuilder(detached(command.line()))
                    .directory(spec.home().toFile())
                    .redirectInput(NO_INPUT)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(command.environment());
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException("can't run " + command.line().get(0), e);
        }
    }

    private static void prepare(ServerSpec spec, Command command) throws IOException {
        for (Path folder :
                List.of(spec.home(), spec.folders().logs(), spec.folders().run())) {
            Files.createDirectories(folder);
        }
        for (Map.Entry<Path, String> file : command.files().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    private static List<String> detached(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> detached = new ArrayList<>(List.of(SETSID.toString()));
        detached.addAll(command);
        return detached;
    }

    /** Logs grow without limit while a server runs, and begin anew at a start when they have become long. */
    private static void setAsideIfLarge(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Path previous = log.resolveSibling(log.getFileName() + ".previous");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
