package org.threadkeep.archive;

/**
 * A piece of a lane: one row.
 *
 * @param number place in the lane, from 0
 * @param bytes {@value #BYTES}, in a lane's last chunk 1 to {@value #BYTES}; not copied
 */
public record Chunk(String modelVersion, int number, byte[] bytes) {
    /** Size of every chunk but the last. */
    public static final int BYTES = 256 << 10;
    /** Chunks that share a Cassandra partition, which is therefore at most 8 MiB. */
    public static final int PER_PART = 32;

    /** Checks the size. */
    public Chunk {
        Fields.text("modelVersion", modelVersion);
        Fields.notNegative("number", number);
        if (bytes.length == 0 || bytes.length > BYTES) {
            throw new IllegalArgumentException("bytes are " + bytes.length + ", not 1 to " + BYTES);
        }
    }

    /** How many chunks hold so many bytes. */
    public static long count(long bytes) {
        return (bytes + BYTES - 1) / BYTES;
    }

    /** The Cassandra partition of a chunk. */
    public static int part(int number) {
        return number / PER_PART;
    }
}
