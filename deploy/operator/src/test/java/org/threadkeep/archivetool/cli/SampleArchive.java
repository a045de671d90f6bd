package org.threadkeep.archivetool.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.archive.pack.RecentFrames;
import org.threadkeep.archive.storage.Archive;

/** Fills an archive as a freezer does. */
final class SampleArchive {
    static final String ERASED = "who-was-erased";
    static final String TENANT = "acme";

    private static final List<String> MODELS = List.of("heron-7b", "acme/heron-7b-ft-3");
    private static final List<String> SUBJECTS = List.of("someone", "somebody", ERASED);

    private final Archive archive;
    private final Random random = new Random(42);
    private final String image = Base64.getEncoder().encodeToString(noise(6_000));
    private final Map<StreamId, RecentFrames.OfStream> recent = new HashMap<>();

    SampleArchive(Archive archive) {
        this.archive = archive;
    }

    static StreamId stream(int partition) {
        return new StreamId("cluster", "topic", partition);
    }

    /** Three streams, a gap, a medium that is sent again and again, large frames and a large manifest: a few hundred turns. */
    void fill() {
        for (int pack = 0; pack < 9; pack++) {
            commit(stream(0), turns(stream(0), 12));
            if (pack == 4) {
                long next = next(stream(0));
                archive.gaps().accept(stream(0), next + 7, "on call", "a test");
            }
        }
        for (int pack = 0; pack < 5; pack++) {
            commit(stream(1), turns(stream(1), 20));
        }
        commit(stream(2), large());
    }

    /** The next turns of a stream, without gaps. */
    List<FreezableTurn> turns(StreamId stream, int number) {
        long first = next(stream);
        String seen = stream.partition() == 1 ? " " + image : "";
        return LongStream.range(first, first + number)
                .mapToObj(offset -> turn(stream, offset, "thread-" + stream.partition(), "body of " + offset + seen))
                .toList();
    }

    /** Lanes of several chunks, one frame of which covers three, and a manifest of two. */
    private List<FreezableTurn> large() {
        List<FreezableTurn> turns = new ArrayList<>();
        for (int offset = 0; offset < 60; offset++) {
            List<String> keys = Stream.generate(this::digest).limit(200).toList();
            turns.add(turn(stream(2), entry("t" + offset, digest(), offset, keys), "thread-2", noise(500)));
        }
        turns.add(turn(stream(2), entry("t60", digest(), 60, List.of()), "thread-2", noise(700_000)));
        turns.add(turn(stream(2), entry("t61", digest(), 61, List.of()), "thread-3", noise(30_000)));
        return turns;
    }

    FreezableTurn turn(StreamId stream, long offset, String thread, String body) {
        String id = "turn-" + stream.partition() + "-" + offset;
        return turn(stream, entry(id, digest(), offset, List.of(digest())), thread, body.getBytes(UTF_8));
    }

    FreezableTurn turn(StreamId stream, TurnEntry entry, String thread, byte[] body) {
        TreeMap<String, byte[]> headers =
                new TreeMap<>(Map.of("ce_id", entry.turnId().getBytes(UTF_8)));
        int group = (int) (entry.offset() % 6);
        return new FreezableTurn(
                entry,
                MODELS.get(group % MODELS.size()),
                TENANT,
                group == 5 ? Optional.empty() : Optional.of(SUBJECTS.get(group % SUBJECTS.size())),
                Optional.of(thread),
                new FrameRecord(stream.text().getBytes(UTF_8), headers, body));
    }

    static TurnEntry entry(String id, String bodyDigest, long offset, List<String> contextAfter) {
        return new TurnEntry(
                id,
                bodyDigest,
                offset,
                0,
                Optional.empty(),
                Optional.empty(),
                contextAfter,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "2026-01-01T00:00:00Z",
                OptionalLong.empty(),
                Optional.empty(),
                false,
                false,
                List.of());
    }

    FreezeLogEntry commit(StreamId stream, List<FreezableTurn> turns) {
        FreezeLogEntry entry = write(stream, turns).entryAfter(archive.log().head(stream));
        AppendOutcome outcome = archive.log().append(entry);
        if (!(outcome instanceof AppendOutcome.Applied)) {
            throw new AssertionError(outcome);
        }
        return entry;
    }

    /** As a freezer leaves it that dies before it commits. */
    SealedPack write(StreamId stream, List<FreezableTurn> turns) {
        long first = turns.get(0).entry().offset();
        SealedPack pack = archive.encoder()
                .encode(
                        new PackContent(
                                stream, first, first + turns.size(), new PackCounts(turns.size(), 0, 0, 0, 0), turns),
                        recent.computeIfAbsent(stream, opened -> new RecentFrames(0, 1 << 20).ofStream()));
        Concurrently.await(archive.packs().write(pack));
        return pack;
    }

    long next(StreamId stream) {
        return archive.log().head(stream).map(FreezeLogEntry::nextOffset).orElse(0L);
    }

    String digest() {
        return HexFormat.of().formatHex(noise(32));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }
}
