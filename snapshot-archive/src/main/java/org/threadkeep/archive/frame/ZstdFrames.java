package org.threadkeep.archive.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.threadkeep.archive.ArchiveFormatException;

/** Compresses into zstd frames (RFC 8878) that name their content's size. Holds native memory until it is closed. */
public final class ZstdFrames implements AutoCloseable {
    private static final int LEVEL = 5;

    /**
     * Calls re-send their history, so what repeats in a long frame lies far apart, beyond the 2 MiB that level 3 looks back.
     * Below this length, long-distance matching halves the speed and gains 1.5%.
     */
    private static final int LONG_DISTANCE_FROM_BYTES = 1 << 20;

    /** 128 MiB: the most that zstd decoders accept without being told. */
    private static final int WINDOW_LOG = 27;

    private static final byte[] DICTIONARY_MAGIC = {0x37, (byte) 0xA4, 0x30, (byte) 0xEC};

    /** To make one, 160 KiB of native memory, takes as long as to open a small frame with it; this many wait to be used again. */
    private static final BlockingQueue<ZstdDecompressCtx> IDLE = new ArrayBlockingQueue<>(8);

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private final ZstdCompressCtx withDictionary = new ZstdCompressCtx();

    /** The binding takes whole arrays only, and of nearly all deltas the window is this long. */
    private final byte[] fullWindow = new byte[Window.BYTES];

    /** One zstd frame. */
    public byte[] compress(byte[] plain) {
        return context.setLong(windowLog(plain.length)).compress(plain);
    }

    /** One zstd frame that can refer to the bytes of {@code dictionary}, which does not begin as a trained dictionary does. */
    byte[] compress(byte[] plain, byte[] dictionary) {
        withDictionary.reset();
        return withDictionary
                .setLevel(LEVEL)
                .setLong(windowLog(plain.length))
                .loadDict(dictionary)
                .compress(plain);
    }

    /** The same with some of these bytes as the dictionary; zstd copies them. */
    byte[] compress(byte[] plain, byte[] bytes, int from, int to) {
        byte[] window = to - from == fullWindow.length ? fullWindow : new byte[to - from];
        System.arraycopy(bytes, from, window, 0, window.length);
        return compress(plain, window);
    }

    /** Whether zstd would take these few bytes for a trained dictionary, and refuse them. */
    static boolean isTrained(byte[] bytes, int from, int to) {
        int length = DICTIONARY_MAGIC.length;
        return to - from >= length && Arrays.equals(bytes, from, from + length, DICTIONARY_MAGIC, 0, length);
    }

    /**
     * What was compressed with this dictionary.
     *
     * @throws ArchiveFormatException when it is no zstd frame that names the size of its content
     */
    static byte[] decompress(byte[] compressed, byte[] dictionary) {
        return decompress(compressed, dictionary, FrameReader.MAX_PLAIN_BYTES);
    }

    /** The same of at most so many bytes. */
    static byte[] decompress(byte[] compressed, byte[] dictionary, int most) {
        long length = compressed.length == 0 ? -1 : Zstd.getFrameContentSize(compressed);
        if (length < 0 || length > most) {
            throw new ArchiveFormatException(
                    "the frame's content is no zstd frame that names a size of at most " + most);
        }
        ZstdDecompressCtx context = Optional.ofNullable(IDLE.poll()).orElseGet(ZstdDecompressCtx::new);
        try {
            if (dictionary.length > 0) {
                context.loadDict(dictionary);
            }
            return requireLength(context.decompress(compressed, (int) length), length);
        } catch (ZstdException e) {
            throw new ArchiveFormatException("the frame's content is not zstd of the length that it names", e);
        } finally {
            context.reset(); // it keeps nothing of what somebody said
            if (!IDLE.offer(context)) {
                context.close();
            }
        }
    }

    private static byte[] requireLength(byte[] plain, long length) {
        if (plain.length != length) {
            throw new ArchiveFormatException("the frame's content has " + plain.length + " bytes, not " + length);
        }
        return plain;
    }

    private static int windowLog(long reach) {
        return reach > LONG_DISTANCE_FROM_BYTES ? WINDOW_LOG : 0;
    }

    @Override
    public void close() {
        context.close();
        withDictionary.close();
    }
}
