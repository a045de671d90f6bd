package org.threadkeep.bench.ingest;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.threadkeep.bench.load.BenchTurn;

/**
 * Bodies of requests, in a file between the process that makes them and the one that sends them. They are read when they are asked
 * for, since those of ten minutes fill no heap: the system's cache of files holds them.
 */
public final class Bodies implements AutoCloseable {
    private static final int PREFIX_BYTES = 2 * Integer.BYTES;

    private record Place(int turns, long offset, int length) {}

    private final FileChannel channel;
    private final List<Place> places;

    private Bodies(Path file, List<Place> places) {
        try {
            this.channel = FileChannel.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.places = List.copyOf(places);
    }

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

    /** Finds where each is. */
    public static Bodies open(Path file) {
        List<Place> places = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            long offset = 0;
            while (true) {
                int turns = in.readInt();
                int length = in.readInt();
                places.add(new Place(turns, offset + PREFIX_BYTES, length));
                in.skipNBytes(length);
                offset += PREFIX_BYTES + length;
            }
        } catch (EOFException end) {
            return new Bodies(file, places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one; after the last comes the first again. Thread-safe. */
    public Body get(long number) throws IOException {
        Place place = places.get((int) (number % places.size()));
        ByteBuffer json = ByteBuffer.allocate(place.length());
        while (json.hasRemaining()) {
            if (channel.read(json, place.offset() + json.position()) < 0) {
                throw new EOFException("the file of bodies was cut");
            }
        }
        return new Body(place.turns(), json.array());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
