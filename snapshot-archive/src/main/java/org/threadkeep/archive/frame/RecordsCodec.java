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
        long length = 0;
        for (StoredRecord content : records) {
            length += length(content);
        }
        return encode(records, length);
    }

    /** The same of records that take so many bytes in all. */
    static Plain encode(List<StoredRecord> records, long ofRecords) {
        long length = ByteWriter.varintLength(records.size()) + ofRecords;
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
                + ByteWriter.varintLength(headerCount(content))
                + block(content.value().length);
        for (Map.Entry<String, Optional<byte[]>> header : content.headers().entrySet()) {
            length += isNoThread(header) ? 0 : block(utf8Length(header.getKey())) + optionalBlock(header.getValue());
        }
        return length;
    }

    /** Twice their number, and one more when the record has no thread: many don't, and the name of that header takes longer. */
    private static int headerCount(StoredRecord content) {
        int all = content.headers().size();
        Optional<byte[]> thread = content.headers().get(StoredRecord.THREAD_HEADER);
        return thread != null && thread.isEmpty() ? 2 * (all - 1) + 1 : 2 * all;
    }

    private static boolean isNoThread(Map.Entry<String, Optional<byte[]>> header) {
        return header.getValue().isEmpty() && header.getKey().equals(StoredRecord.THREAD_HEADER);
    }

    private static int utf8Length(String name) {
        return name.getBytes(UTF_8).length;
    }

    private static long block(int bytes) {
        return (long) ByteWriter.varintLength(bytes) + bytes;
    }

    private static long optionalBlock(Optional<byte[]> bytes) {
        if (bytes.isEmpty()) {
            return 1;
        }
        int present = bytes.get().length;
        return (long) ByteWriter.varintLength(present + 1) + present;
    }

    /** Where the value begins. */
    private static int write(ByteWriter out, StoredRecord content) {
        out.optionalBlock(content.key());
        out.varint(headerCount(content));
        for (Map.Entry<String, Optional<byte[]>> header : content.headers().entrySet()) {
            if (!isNoThread(header)) {
                out.block(header.getKey().getBytes(UTF_8));
                out.optionalBlock(header.getValue());
            }
        }
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
        int headerCount = in.count();
        if (headerCount % 2 == 1) {
            headers.put(StoredRecord.THREAD_HEADER, Optional.empty());
        }
        for (int left = headerCount / 2; left > 0; left--) {
            if (headers.put(in.text(), in.optionalBlock()) != null) {
                throw new ArchiveFormatException("a header stands twice in one record");
            }
        }
        return new StoredRecord(key, headers, in.block());
    }
}
