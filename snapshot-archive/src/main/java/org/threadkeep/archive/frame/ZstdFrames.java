package org.threadkeep.archive.frame;

import com.github.luben.zstd.ZstdCompressCtx;

/** Compresses into zstd frames (RFC 8878) that name their content's size. Holds native memory until it is closed. */
public final class ZstdFrames implements AutoCloseable {
    private static final int LEVEL = 9;

    /**
     * Calls re-send their history, so what repeats in a long frame lies far apart, beyond the 2 MiB that level 3 looks back.
     * Below this length, long-distance matching halves the speed and gains 1.5%.
     */
    private static final int LONG_DISTANCE_FROM_BYTES = 1 << 20;

    /** 128 MiB: the most that zstd decoders accept without being told. */
    private static final int WINDOW_LOG = 27;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private final ZstdCompressCtx deltas = new ZstdCompressCtx();

    /** One zstd frame. */
    public byte[] compress(byte[] plain) {
        return context.setLong(windowLog(plain.length)).compress(plain);
    }

    /** One zstd frame that can refer to the bytes of {@code base}. */
    public byte[] compress(byte[] plain, byte[] base) {
        deltas.reset();
        return deltas.setLevel(LEVEL)
                .setLong(windowLog((long) plain.length + base.length))
                .loadDict(base)
                .compress(plain);
    }

    private static int windowLog(long reach) {
        return reach > LONG_DISTANCE_FROM_BYTES ? WINDOW_LOG : 0;
    }

    @Override
    public void close() {
        context.close();
        deltas.close();
    }
}
