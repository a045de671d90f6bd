package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.StoredRecord;

/** Records as bytes, before compression: lengths and contents, as {@code FORMAT.md} lays them out. */
final class RecordsCodec {
    private RecordsCodec() {}

    static Plain encode(List<StoredRecord> records) {
        long length = ByteWriter.varintLength(records.size());
        for (StoredRecord content : records) {
            length += length(content);
        }
        if (length > FrameReader.MAX_PLAIN_BYTES) {
            throw new IllegalArgumentException(
                    "records take " + length + " bytes, but a frame holds " + FrameReader.MAX_PLAIN_BYTES);
        }
        ByteWriter out = new ByteWriter((int) length);
        out.varint(records.size());
        int firstValue = 0;
        int lastValue = 0;
        for (StoredRecord content : records) {
            lastValue = write(out, content);
            firstValue = firstValue == 0 ? lastValue : firstValue;
        }
        return new Plain(out.bytes(), firstValue, lastValue);
    }

    /** So many bytes does a record take. */
    static long length(StoredRecord content) {
        long length = optionalBlock(content.key())
                + ByteWriter.varintLength(content.headers().size())
                + block(content.value().length);
        for (Map.Entry<String, Optional<byte[]>> header : content.headers().entrySet()) {
            length += block(header.getKey().getBytes(UTF_8).length) + optionalBlock(header.getValue());
        }
        return length;
    }

    private static long block(int bytes) {
        return (long) ByteWriter.varintLength(bytes) + bytes;
    }

    private static long optionalBlock(Optional<byte[]> bytes) {
        return bytes.map(present -> (long) ByteWriter.varintLength(present.length + 1) + present.length)
                .orElse(1L);
    }

    /** Where the value begins. */
    private static int write(ByteWriter out, StoredRecord content) {
        out.optionalBlock(content.key());
        out.varint(content.headers().size());
        content.headers().forEach((name, bytes) -> {
            out.block(name.getBytes(UTF_8));
            out.optionalBlock(bytes);
        });
        out.block(content.value());
        return out.length() - content.value().length;
    }

    static List<StoredRecord> decode(byte[] plain) {
        ByteReader in = new ByteReader(plain);
        int count = in.count();
        List<StoredRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(read(in));
        }
        in.requireEnd();
        return records;
    }

    private static StoredRecord read(ByteReader in) {
        Optional<byte[]> key = in.optionalBlock();
        TreeMap<String, Optional<byte[]>> headers = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            if (headers.put(in.text(), in.optionalBlock()) != null) {
                throw new ArchiveFormatException("a header stands twice in one record");
            }
        }
        return new StoredRecord(key, headers, in.block());
    }
}
