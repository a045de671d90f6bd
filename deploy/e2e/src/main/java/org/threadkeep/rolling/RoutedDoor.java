package org.threadkeep.rolling;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.threadkeep.client.Door;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.IngestClient.Receipt;
import org.threadkeep.client.SentTurn;

/** Sends turns to whichever ingest takes them. */
record RoutedDoor(Http http, Route route) implements Door {
    @Override
    public List<Receipt> sendOnce(List<SentTurn> batch) {
        return route.ask(ingest -> accepted(ingest, batch));
    }

    private Optional<List<Receipt>> accepted(URI ingest, List<SentTurn> batch) {
        List<Receipt> receipts = new IngestClient(http, ingest).sendOnce(batch);
        return receipts.stream().allMatch(Receipt::accepted) ? Optional.of(receipts) : Optional.empty();
    }
}
