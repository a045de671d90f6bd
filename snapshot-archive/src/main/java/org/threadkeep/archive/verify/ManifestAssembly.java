package org.threadkeep.archive.verify;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;

/** Puts a committed manifest together from its rows, as far as they lead to its digest, and names those that don't. */
public final class ManifestAssembly {
    /** Names the rows of chunks that are in their right place. */
    public interface Rows {
        /** From the first to the last of these numbers. */
        String name(int first, int last);
    }

    private record Odd(String row, int length) {}

    private final String expected;
    private final Rows rows;
    private final Findings findings;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final MessageDigest digest = Digests.start();
    private final List<Odd> odd = new ArrayList<>();
    private String digestSoFar = Digests.NONE;
    private int next;
    private int last;
    private int misfit = -1;

    /**
     * Begins with chunk 0.
     *
     * @param expected digest of the whole
     * @param rows names rows in faults
     */
    public ManifestAssembly(String expected, Rows rows, Findings findings) {
        this.expected = expected;
        this.rows = rows;
        this.findings = findings;
    }

    /** A stored row: its number, its name, and what it holds. */
    public void row(int number, String name, byte[] chunk) {
        findings.count(Counted.chunks, 1);
        findings.count(Counted.bytes, chunk.length);
        if (number != next || isWhole()) {
            odd.add(new Odd(name, chunk.length));
            return;
        }
        bytes.writeBytes(chunk);
        digest.update(chunk);
        digestSoFar = Digests.hexSoFar(digest);
        last = chunk.length;
        misfit = misfit < 0 && last != Chunk.BYTES ? next : misfit;
        next++;
    }

    /** The number of the chunk that comes next. */
    public int next() {
        return next;
    }

    /** Whether the bytes so far have the digest. */
    public boolean isWhole() {
        return digestSoFar.equals(expected);
    }

    /** No more rows: the manifest, if it is what was committed. */
    public Optional<byte[]> end() {
        if (!isWhole()) {
            findings.fault(suspect(), "the manifest with digest " + expected, describe());
        }
        for (Odd row : odd) {
            findings.fault(row.row(), "no row: the manifest ends before", row.length() + " bytes");
        }
        return isWhole() ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    /** One digest is over all chunks: which of them is at fault, only lengths and numbers can tell. */
    private String suspect() {
        if (next == 0 || !odd.isEmpty()) {
            return rows.name(next, next);
        }
        if (misfit >= 0 && misfit < next - 1) {
            return rows.name(misfit, misfit);
        }
        return rows.name(0, last == Chunk.BYTES ? next : next - 1);
    }

    private String describe() {
        return next == 0 ? "no row" : bytes.size() + " bytes up to there, with digest " + digestSoFar;
    }
}
