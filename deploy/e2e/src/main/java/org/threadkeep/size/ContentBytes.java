package org.threadkeep.size;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.HashMap;
import java.util.Map;

/**
 * What the captured bytes themselves take: each call compressed by zstd, its conversation's call before as the dictionary, and
 * nothing else. The archive packs otherwise; what it takes beyond that counts as envelope.
 */
final class ContentBytes implements AutoCloseable {
    private static final int LEVEL = 9;
    private static final int LONG_DISTANCE_FROM_BYTES = 1 << 20;
    private static final int WINDOW_LOG = 27;

    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final Map<String, byte[]> before = new HashMap<>();
    private long captured;
    private long compressed;

    void add(ActiveConversations.Call call) {
        byte[] data = call.turn().data();
        byte[] base = before.getOrDefault(call.conversation(), new byte[0]);
        zstd.reset();
        zstd.setLevel(LEVEL).setLong(base.length + data.length > LONG_DISTANCE_FROM_BYTES ? WINDOW_LOG : 0);
        if (base.length > 0) {
            zstd.loadDict(base);
        }
        captured += data.length;
        compressed += zstd.compress(data).length;
        before.put(call.conversation(), data);
    }

    /** Nothing more will come of other conversations. */
    void keepOnly(Iterable<ActiveConversations.Call> round) {
        Map<String, byte[]> kept = new HashMap<>();
        round.forEach(call -> kept.put(call.conversation(), before.get(call.conversation())));
        before.clear();
        before.putAll(kept);
    }

    long captured() {
        return captured;
    }

    long compressed() {
        return compressed;
    }

    @Override
    public void close() {
        zstd.close();
    }
}
