package org.threadkeep.archive;

/** Bytes are not what {@code FORMAT.md} says. A retry is safe, but gives the same as long as the bytes are the same. */
public class ArchiveFormatException extends RuntimeException {
    /** The message says what is wrong, never what the bytes hold. */
    public ArchiveFormatException(String message) {
        super(message);
    }

    /** With the error that told. */
    public ArchiveFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
