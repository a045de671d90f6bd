package org.threadkeep.bench.ingest;

/**
 * When requests are due, whatever became of those before: a sender that waits for answers would not send while the service is
 * slow, and so not see how slow it is.
 *
 * @param startNanos when the first is due, by the machine's clock
 * @param perSecond how many are due in a second
 */
public record OpenLoop(long startNanos, double perSecond) {
    /** Checks the rate. */
    public OpenLoop {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond is " + perSecond + ", not above 0");
        }
    }

    /** When a request is due, counted from 0. */
    public long dueNanos(long request) {
        return startNanos + (long) (request * (1e9 / perSecond));
    }
}
