package org.threadkeep.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command lines that run Java programs with the JDK that this JVM runs on. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * Builds a command line.
     *
     * @param heapMiB maximum heap in MiB
     * @param options further JVM options
     * @param program main class and arguments, or {@code -jar} and its file
     */
    public static List<String> of(int heapMiB, List<String> options, String... program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMiB + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(options);
        Stream.of(program).forEach(command::add);
        return List.copyOf(command);
    }
}
