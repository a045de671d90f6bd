package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FrameRecord;

/** Kafka records as bytes, before compression: lengths and contents, as {@code FORMAT.md} lays them out. */
final class RecordsCodec {
    /** Most bytes that a length or count takes. */
    private static final int MAX_VARINT_BYTES = 5;

    private RecordsCodec() {}

    static byte[] encode(List<FrameRecord> records) {
        long length = MAX_VARINT_BYTES;
        for (FrameRecord content : records) {
            length += maxLength(content);
        }
        if (length > FrameHeader.MAX_PLAIN_BYTES) {
            throw new IllegalArgumentException(
                    "records take " + length + " bytes, but a frame holds " + FrameHeader.MAX_PLAIN_BYTES);
        }
        ByteWriter out = new ByteWriter((int) length);
        out.varint(records.size());
        records.forEach(content -> write(out, content));
        return out.bytes();
    }

    /** At most so many bytes does a record take. */
    static long maxLength(FrameRecord content) {
        long length = 3L * MAX_VARINT_BYTES + content.key().length + content.value().length;
        for (Map.Entry<String, byte[]> header : content.headers().entrySet()) {
            length += 2L * MAX_VARINT_BYTES + 3L * header.getKey().length() + header.getValue().length;
        }
        return length;
    }

    private static void write(ByteWriter out, FrameRecord content) {
        out.block(content.key());
        out.varint(content.headers().size());
        content.headers().forEach((name, bytes) -> {
            out.block(name.getBytes(UTF_8));
            out.block(bytes);
        });
        out.block(content.value());
    }

    static List<FrameRecord> decode(byte[] plain) {
        ByteReader in = new ByteReader(plain);
        int count = in.count();
        List<FrameRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(read(in));
        }
        in.requireEnd();
        return records;
    }

    private static FrameRecord read(ByteReader in) {
        byte[] key = in.block();
        TreeMap<String, byte[]> headers = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            if (headers.put(in.text(), in.block()) != null) {
                throw new ArchiveFormatException("a header stands twice in one record");
            }
        }
        return new FrameRecord(key, headers, in.block());
    }
}
