package org.threadkeep.client;

import java.util.List;

/** Where a gateway hands its turns in. */
public interface Door {
    /**
     * Sends turns in one request, once.
     *
     * @return a receipt for each
     * @throws java.io.UncheckedIOException when there is no answer; whether turns were taken is unknown then, a retry is safe
     */
    List<IngestClient.Receipt> sendOnce(List<SentTurn> batch);
}
