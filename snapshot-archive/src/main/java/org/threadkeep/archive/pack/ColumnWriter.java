package org.threadkeep.archive.pack;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.Millis;

/**
 * Writes a table as one JSON object with a member for each column: like beside like compresses, and a name stands once. A column in
 * which no row has anything is left out.
 */
final class ColumnWriter {
    private final JsonGenerator out;

    ColumnWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Digests and ids in hex, all of the same length, as base64 of their bytes; if that doesn't give them back, as texts. */
    void ids(String name, List<Optional<String>> rows) throws IOException {
        List<String> present = rows.stream().flatMap(Optional::stream).toList();
        if (present.isEmpty()) {
            return;
        }
        int digits = present.get(0).length();
        String absent = "0".repeat(digits);
        if (!present.stream()
                .allMatch(id -> id.length() == digits && digits % 2 == 0 && !id.equals(absent) && Digests.isHex(id))) {
            texts(name, rows);
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * digits / 2);
        rows.forEach(row -> bytes.writeBytes(HexFormat.of().parseHex(row.orElse(absent))));
        out.writeFieldName(name);
        out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, bytes.toByteArray(), 0, bytes.size());
    }

    /** Texts; null where there is none. */
    void texts(String name, List<Optional<String>> rows) throws IOException {
        if (rows.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (Optional<String> row : rows) {
            if (row.isPresent()) {
                out.writeString(row.get());
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
    }

    /** Times; those in the usual form as milliseconds after {@code starts}, others as texts, null where there is none. */
    void times(String name, List<Optional<String>> rows, List<Long> starts) throws IOException {
        if (rows.stream().allMatch(Optional::isEmpty)) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (int i = 0; i < rows.size(); i++) {
            Optional<String> row = rows.get(i);
            OptionalLong millis = row.map(Millis::of).orElse(OptionalLong.empty());
            if (millis.isPresent()) {
                out.writeNumber(millis.getAsLong() - starts.get(i));
            } else if (row.isPresent()) {
                out.writeString(row.get());
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
    }

    /** Numbers; null where there is none. */
    void numbers(String name, List<OptionalLong> rows) throws IOException {
        if (rows.stream().allMatch(OptionalLong::isEmpty)) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (OptionalLong row : rows) {
            if (row.isPresent()) {
                out.writeNumber(row.getAsLong());
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
    }

    /** Numbers, each as its difference from the one before; the first from {@code start}. */
    void steps(String name, List<Long> rows, long start) throws IOException {
        out.writeArrayFieldStart(name);
        long before = start;
        for (long row : rows) {
            out.writeNumber(row - before);
            before = row;
        }
        out.writeEndArray();
    }

    /** How many of something each row has; left out when it is the usual number everywhere. */
    void counts(String name, List<Integer> rows, int usual) throws IOException {
        if (rows.stream().anyMatch(row -> row != usual)) {
            numbers(name, rows.stream().map(row -> OptionalLong.of(row)).toList());
        }
    }

    /** The rows for which something holds. */
    void flags(String name, List<Boolean> rows) throws IOException {
        if (rows.contains(true)) {
            out.writeArrayFieldStart(name);
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i)) {
                    out.writeNumber(i);
                }
            }
            out.writeEndArray();
        }
    }
}
