package org.threadkeep.bench.ingest;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.threadkeep.bench.load.BenchTurn;

/** Bodies of requests, in a file between the process that makes them and the one that sends them. */
public final class Bodies {
    private Bodies() {}

    /**
     * A body of several events.
     *
     * @param turns how many they are
     * @param json an array of CloudEvents
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    public record Body(int turns, byte[] json) {}

    /** Writes bodies of so many turns each. */
    public static Path write(Iterator<BenchTurn> turns, int each, Path file) {
        try (DataOutputStream out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            while (turns.hasNext()) {
                List<BenchTurn> some = next(turns, each);
                byte[] json = array(some);
                out.writeInt(some.size());
                out.writeInt(json.length);
                out.write(json);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<BenchTurn> next(Iterator<BenchTurn> turns, int most) {
        List<BenchTurn> next = new ArrayList<>();
        while (next.size() < most && turns.hasNext()) {
            next.add(turns.next());
        }
        return next;
    }

    private static byte[] array(List<BenchTurn> turns) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        for (BenchTurn turn : turns) {
            json.write(json.size() == 0 ? '[' : ',');
            json.writeBytes(turn.event());
        }
        json.write(']');
        return json.toByteArray();
    }

    /** Reads them all. */
    public static List<Body> read(Path file) {
        List<Body> bodies = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            while (true) {
                int turns = in.readInt();
                byte[] json = new byte[in.readInt()];
                in.readFully(json);
                bodies.add(new Body(turns, json));
            }
        } catch (EOFException end) {
            return bodies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
