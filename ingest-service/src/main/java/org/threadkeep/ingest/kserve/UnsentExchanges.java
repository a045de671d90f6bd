package org.threadkeep.ingest.kserve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Exchanges that Kafka has not taken yet; KServe sends nothing twice. */
final class UnsentExchanges {
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long bytes;

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
        bytes += size(exchange);
    }

    /** All of them, oldest first; none is left. */
    synchronized List<Exchange> drain() {
        List<Exchange> all = new ArrayList<>(exchanges);
        exchanges.clear();
        bytes = 0;
        return all;
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long size(Exchange exchange) {
        return Stream.concat(exchange.request().stream(), exchange.response().stream())
                .mapToLong(half -> half.body().length)
                .sum();
    }
}
