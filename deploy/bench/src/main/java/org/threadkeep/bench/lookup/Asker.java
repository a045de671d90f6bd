package org.threadkeep.bench.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.threadkeep.bench.system.JavaProgram;

/** A process that looks keys up when it is told to, and stays for the next time, so that it stays warm. */
final class Asker implements AutoCloseable {
    /** As the catalog has it. */
    private static final int HEAP_MIB = 384;

    private final JavaProgram program;
    private final BufferedReader answers;
    private final Writer questions;

    /**
     * Starts it.
     *
     * @param main class with the program
     * @param folder of its log
     */
    Asker(Class<?> main, List<String> arguments, Path folder) {
        this.program = JavaProgram.start(main, HEAP_MIB, arguments, folder);
        this.answers = new BufferedReader(new InputStreamReader(program.output(), UTF_8));
        this.questions = new OutputStreamWriter(program.input(), UTF_8);
    }

    /**
     * Looks up for so long, and waits for it.
     *
     * @param ids file with an id on each line
     * @throws IllegalStateException when a lookup failed
     */
    Times look(Key key, Duration length, Path ids) {
        try {
            questions.write(key.name() + " " + length.toMillis() + " " + ids + "\n");
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("lookups failed: " + program.firstLogLine());
            }
            return Times.parse(line);
        } catch (IOException e) {
            throw new IllegalStateException("lookups failed: " + program.firstLogLine(), e);
        }
    }

    double cpuSeconds() {
        return program.cpuSeconds();
    }

    @Override
    public void close() {
        program.close();
    }
}
