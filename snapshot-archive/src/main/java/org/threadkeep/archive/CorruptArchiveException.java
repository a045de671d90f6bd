package org.threadkeep.archive;

/**
 * A stored row is missing or isn't what was written. A retry is safe, and may succeed when another replica still has the
 * right bytes; otherwise the row has to be restored by an operator.
 */
public final class CorruptArchiveException extends RuntimeException {
    private final String row;

    /**
     * Names the row.
     *
     * @param row {@code keyspace.table} and the primary key
     */
    public CorruptArchiveException(String row, String problem) {
        super(row + ": " + problem);
        this.row = row;
    }

    /** Names the row, with the error that told. */
    public CorruptArchiveException(String row, String problem, Throwable cause) {
        super(row + ": " + problem, cause);
        this.row = row;
    }

    /** {@code keyspace.table} and the primary key, such as {@code threadkeep_archive.freeze_log (stream=…, …)}. */
    public String row() {
        return row;
    }
}
