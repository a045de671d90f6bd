package org.threadkeep.archive.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.threadkeep.archive.ArchiveFormatException;

/**
 * Compresses into zstd frames (RFC 8878) that name their content's size; those that refer to something have no magic number, four bytes
 * that are always the same. Holds native memory until it is closed.
 */
public final class ZstdFrames implements AutoCloseable {
    private static final int LEVEL = 5;

    /**
     * Calls re-send their history, so what repeats in a long frame lies far apart, beyond the 2 MiB that level 3 looks back.
     * Below this length, long-distance matching halves the speed and gains 1.5%.
     */
    private static final int LONG_DISTANCE_FROM_BYTES = 1 << 20;

    /** 128 MiB: the most that zstd decoders accept without being told. */
    private static final int WINDOW_LOG = 27;

    /**
     * For what is no longer than 16 KiB, beside a window that has to be loaded first: at up to this, zstd searches chains of positions
     * instead of rows of tags, which take longer to fill. It can refer to all of the window in either case.
     */
    private static final int SHORT_LOG = 14;

    /** Greedy, 16 candidates that have 5 bytes in common: of all that was measured, the least time for about the same bytes (ADR 0014). */
    private static final int STRATEGY = 3;

    private static final int SEARCH_LOG = 4;
    private static final int LEAST_MATCH = 5;

    private static final byte[] DICTIONARY_MAGIC = {0x37, (byte) 0xA4, 0x30, (byte) 0xEC};

    /** As a dictionary of raw content, ready for use; of this process for as long as it runs. */
    private static final ZstdDictCompress STRUCTURE = new ZstdDictCompress(Structure.bytes(), LEVEL);

    private static final ZstdDictDecompress STRUCTURE_TO_READ = new ZstdDictDecompress(Structure.bytes());

    /** To make one, 160 KiB of native memory, takes as long as to open a small frame with it; this many wait to be used again. */
    private static final BlockingQueue<ZstdDecompressCtx> IDLE = new ArrayBlockingQueue<>(8);

    /** The same for compressing, up to 3 MB each; one that made a long frame has more, and doesn't wait. */
    private static final BlockingQueue<ZstdCompressCtx> IDLE_COMPRESSING = new ArrayBlockingQueue<>(8);

    private final ZstdCompressCtx context =
            Optional.ofNullable(IDLE_COMPRESSING.poll()).orElseGet(ZstdCompressCtx::new);

    private boolean madeLong;

    /** One zstd frame. */
    public byte[] compress(byte[] plain) {
        return ready(plain.length).compress(plain);
    }

    /** One zstd frame, without its magic number, that can refer to the bytes of the {@link Structure}. */
    byte[] compressWithStructure(byte[] plain) {
        return ready(plain.length).setMagicless(true).loadDict(STRUCTURE).compress(plain);
    }

    /** One zstd frame, without its magic number, that can refer to the bytes of this window; zstd copies them. */
    byte[] compress(byte[] plain, Window window) {
        ZstdCompressCtx ready = ready(plain.length).setMagicless(true).loadDict(window.content());
        if (plain.length <= 1 << SHORT_LOG) {
            ready.setWindowLog(SHORT_LOG)
                    .setStrategy(STRATEGY)
                    .setSearchLog(SEARCH_LOG)
                    .setMinMatch(LEAST_MATCH);
        }
        return ready.compress(plain);
    }

    private ZstdCompressCtx ready(int length) {
        context.reset();
        boolean isLong = length > LONG_DISTANCE_FROM_BYTES;
        madeLong |= isLong;
        return isLong ? context.setLevel(LEVEL).setLong(WINDOW_LOG) : context.setLevel(LEVEL);
    }

    /** Whether zstd would take these few bytes for a trained dictionary, and refuse them. */
    static boolean isTrained(byte[] bytes, int from, int to) {
        int length = DICTIONARY_MAGIC.length;
        return to - from >= length && Arrays.equals(bytes, from, from + length, DICTIONARY_MAGIC, 0, length);
    }

    /**
     * What was compressed with the {@link Structure}, without a magic number.
     *
     * @param from where it begins in the bytes, at whose end it ends
     * @param most bytes that it may give
     * @throws ArchiveFormatException when it is no zstd frame that names the size of its content
     */
    static byte[] decompressWithStructure(byte[] bytes, int from, int most) {
        return decompress(bytes, from, most, context -> context.loadDict(STRUCTURE_TO_READ));
    }

    /** The same of what was compressed with this window. */
    static byte[] decompress(byte[] bytes, int from, Window window) {
        return decompress(bytes, from, FrameReader.MAX_PLAIN_BYTES, context -> {
            byte[] content = window.content();
            if (content.length > 0) {
                context.loadDict(content);
            }
        });
    }

    private static byte[] decompress(byte[] bytes, int from, int most, Consumer<ZstdDecompressCtx> load) {
        int compressed = bytes.length - from;
        long length = compressed == 0 ? -1 : Zstd.getFrameContentSize(bytes, from, compressed, true);
        if (length < 0 || length > most) {
            throw new ArchiveFormatException(
                    "the frame's content is no zstd frame that names a size of at most " + most);
        }
        ZstdDecompressCtx context = Optional.ofNullable(IDLE.poll()).orElseGet(ZstdDecompressCtx::new);
        try {
            context.setMagicless(true);
            load.accept(context);
            byte[] plain = new byte[(int) length];
            return requireLength(plain, context.decompressByteArray(plain, 0, plain.length, bytes, from, compressed));
        } catch (ZstdException e) {
            throw new ArchiveFormatException("the frame's content is not zstd of the length that it names", e);
        } finally {
            context.reset(); // it keeps nothing of what somebody said
            if (!IDLE.offer(context)) {
                context.close();
            }
        }
    }

    private static byte[] requireLength(byte[] plain, int length) {
        if (plain.length != length) {
            throw new ArchiveFormatException("the frame's content has " + length + " bytes, not " + plain.length);
        }
        return plain;
    }

    @Override
    public void close() {
        context.reset(); // it keeps nothing of what somebody said
        if (madeLong || !IDLE_COMPRESSING.offer(context)) {
            context.close();
        }
    }
}
