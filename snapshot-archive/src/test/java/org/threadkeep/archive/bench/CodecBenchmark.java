package org.threadkeep.archive.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.frame.Base;
import org.threadkeep.archive.frame.FrameReader;
import org.threadkeep.archive.frame.PieceOpener;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.KeysInMemory;
import org.threadkeep.archive.keys.LocalFileKeyManagement;
import org.threadkeep.archive.keys.SubjectKey;
import org.threadkeep.archive.keys.SubjectKeys;
import org.threadkeep.archive.pack.PackEncoder;
import org.threadkeep.archive.pack.RecentFrames;

/**
 * What packing calls costs beside the least that anybody could do: {@code encode} beside {@code scan} of all captured bytes and
 * {@code sealNew} of the new ones, {@code decode} beside {@code openNew}. An operation is all calls of all conversations, the n-th calls
 * of them in one pack. Run by its {@code main}, never by a build; {@code -p files=conversations.jsonl.gz:40} for real conversations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(1)
public class CodecBenchmark {
    private static final JsonFactory JSON = new JsonFactory();

    /** As frames have it. */
    private static final int LEVEL = 5;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Files of conversations, and how many of each: {@code path:40+path:3}; made-up ones without it. */
    @Param("")
    public String files;

    /** What is remembered of pieces; 0 for none. */
    @Param("0")
    public long pieceBytes;

    private final ZstdCompressCtx compressing = new ZstdCompressCtx().setLevel(LEVEL);
    private final ZstdDecompressCtx decompressing = new ZstdDecompressCtx();
    private final SecretKeySpec key = new SecretKeySpec(Samples.noise(32, 1), "AES");
    private Cipher cipher;
    private SubjectKeys keys;
    private List<PackContent> packs;
    private List<byte[]> captured;
    private List<byte[]> fresh;
    private List<byte[]> sealedFresh;
    private List<Stored> stored;
    private long nonces;

    /** Runs all of it. */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(CodecBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    /** Makes calls, packs and what the others work on. */
    @Setup
    public void make() throws IOException, GeneralSecurityException {
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
        keys = new SubjectKeys(
                LocalFileKeyManagement.of(Samples.noise(32, 1)),
                new KeysInMemory(),
                CacheBounds.defaults(),
                InstantSource.system());
        List<List<byte[]>> all = Calls.of(files);
        packs = packs(all);
        captured = all.stream().flatMap(List::stream).toList();
        fresh = new ArrayList<>();
        for (List<byte[]> calls : all) {
            for (int i = 0; i < calls.size(); i++) {
                fresh.add(Calls.newBytes(i == 0 ? new byte[0] : calls.get(i - 1), calls.get(i)));
            }
        }
        sealedFresh = new ArrayList<>();
        for (byte[] bytes : fresh) {
            sealedFresh.add(sealed(bytes));
        }
        stored = encodeAll().stream().flatMap(CodecBenchmark::stored).toList();
    }

    private static List<PackContent> packs(List<List<byte[]>> all) {
        List<PackContent> packs = new ArrayList<>();
        int rounds = all.stream().mapToInt(List::size).max().orElseThrow();
        long offset = 0;
        for (int round = 0; round < rounds; round++) {
            List<FreezableTurn> turns = new ArrayList<>();
            for (int thread = 0; thread < all.size(); thread++) {
                if (round < all.get(thread).size()) {
                    turns.add(turn(offset++, thread, all.get(thread).get(round)));
                }
            }
            packs.add(Samples.pack(Samples.STREAM, turns.toArray(FreezableTurn[]::new)));
        }
        return packs;
    }

    private static FreezableTurn turn(long offset, int thread, byte[] call) {
        Map<String, String> headers = Map.of("ce_id", "id-" + offset, "ce_source", "//gateway/1");
        return Samples.turn(
                offset,
                Samples.MODEL,
                "subject-" + thread / 4,
                "thread-" + thread,
                Samples.content("key", headers, call));
    }

    /** Nonce, cipher text and tag: with one cipher and one zstd context, as plain code would have it. */
    private byte[] sealed(byte[] bytes) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(nonces++).array();
        byte[] compressed = compressing.compress(bytes);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(compressed.length));
        cipher.doFinal(compressed, 0, compressed.length, sealed, NONCE_BYTES);
        return sealed;
    }

    private List<SealedPack> encodeAll() {
        PackEncoder encoder = new PackEncoder(keys);
        RecentFrames.OfStream recent = new RecentFrames(1L << 30, pieceBytes).ofStream();
        return packs.stream().map(pack -> encoder.encode(pack, recent)).toList();
    }

    /** Finds what is new, digests, compresses, encrypts and lays out. */
    @Benchmark
    public List<SealedPack> encode() {
        return encodeAll();
    }

    /** Jackson's tokens of all captured bytes. */
    @Benchmark
    public int scan() throws IOException {
        int tokens = 0;
        for (byte[] call : captured) {
            try (JsonParser parser = JSON.createParser(call)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        return tokens;
    }

    /** zstd and AES-GCM of the new bytes, call by call. */
    @Benchmark
    public void sealNew(Blackhole blackhole) throws GeneralSecurityException {
        for (byte[] bytes : fresh) {
            blackhole.consume(sealed(bytes));
        }
    }

    /** A frame as it was read. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
    private record Stored(FramePlace place, FrameEntry entry, byte[] bytes) {}

    private static Stream<Stored> stored(SealedPack pack) {
        byte[] lane = Calls.lane(pack.chunks().stream().map(Chunk::bytes).toList());
        return pack.manifest().frames().stream()
                .map(entry -> new Stored(place(pack, entry), entry, frame(lane, entry)));
    }

    /** Decrypts and decompresses all frames, each on its base, and takes their records. */
    @Benchmark
    public void decode(Blackhole blackhole) {
        FrameReader reader = new FrameReader();
        Map<FramePlace, byte[]> opened = new HashMap<>();
        Map<FramePlace, byte[]> pieces = new HashMap<>();
        Map<KeyOwner, SubjectKey> ofOwners = new HashMap<>();
        PieceOpener opener = (place, pieceKey) -> reader.piece(pieces.get(place), place, pieceKey);
        for (Stored frame : stored) {
            FramePlace place = frame.place();
            if (!(frame.entry() instanceof SnapshotEntry snapshot)) {
                pieces.put(place, frame.bytes());
                continue;
            }
            Optional<byte[]> base = reader.opener(frame.bytes(), place.modelVersion()) instanceof Base below
                    ? Optional.of(opened.get(below.place()))
                    : Optional.empty();
            SubjectKey own = ofOwners.computeIfAbsent(
                    owner(snapshot), owner -> keys.getOrCreate(owner).ofOneThread());
            byte[] plain = reader.plain(frame.bytes(), place, own, base, opener);
            opened.put(place, plain);
            blackhole.consume(reader.records(plain));
        }
    }

    private static FramePlace place(SealedPack pack, FrameEntry entry) {
        return new FramePlace(entry.modelVersion(), pack.manifest().pack(), entry.frameOffset(), entry.frameLength());
    }

    private static byte[] frame(byte[] lane, FrameEntry entry) {
        int from = (int) entry.frameOffset();
        return Arrays.copyOfRange(lane, from, from + entry.frameLength());
    }

    private static KeyOwner owner(SnapshotEntry snapshot) {
        return new KeyOwner(snapshot.tenant(), snapshot.subject());
    }

    /** Decrypts and decompresses the new bytes, call by call. */
    @Benchmark
    public void openNew(Blackhole blackhole) throws GeneralSecurityException {
        for (byte[] sealed : sealedFresh) {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            byte[] compressed = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            blackhole.consume(decompressing.decompress(compressed, (int) Zstd.getFrameContentSize(compressed)));
        }
    }
}
