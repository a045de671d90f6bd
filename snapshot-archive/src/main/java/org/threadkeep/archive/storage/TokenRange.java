package org.threadkeep.archive.storage;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A piece of Cassandra's ring (Murmur3: all of {@code long}; the least token is no key's).
 *
 * @param after exclusive
 * @param upTo inclusive
 */
public record TokenRange(long after, long upTo) {
    /** The ring in so many pieces of the same size. */
    public static List<TokenRange> ring(int pieces) {
        return IntStream.range(0, pieces)
                .mapToObj(piece -> new TokenRange(bound(piece, pieces), bound(piece + 1, pieces)))
                .toList();
    }

    private static long bound(int piece, int pieces) {
        BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
        BigInteger span = BigInteger.valueOf(Long.MAX_VALUE).subtract(least);
        return least.add(span.multiply(BigInteger.valueOf(piece)).divide(BigInteger.valueOf(pieces)))
                .longValueExact();
    }
}
