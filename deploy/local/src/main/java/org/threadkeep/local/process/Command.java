package org.threadkeep.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param line program and arguments
 * @param environment added to this JVM's own environment
 * @param files written before the program starts: configuration, by file
 */
public record Command(List<String> line, Map<String, String> environment, Map<Path, String> files) {

    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("line is empty");
        }
    }
}
