package org.threadkeep.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.Progress;
import org.threadkeep.client.SentTurn;
import org.threadkeep.client.Workers;
import org.threadkeep.replay.ConversationFile;
import org.threadkeep.replay.StatelessGateway;

/** Plays a whole file of conversations through the system. */
final class ReplayFile {
    private final IngestClient ingest;
    private final CatalogClient catalog;
    private final Duration patience;

    ReplayFile(IngestClient ingest, CatalogClient catalog, Duration patience) {
        this.ingest = ingest;
        this.catalog = catalog;
        this.patience = patience;
    }

    /** Sends the file and compares; true when nothing is missing, different or twice. */
    boolean run(Path file) throws IOException {
        Ledger ledger = new Ledger();
        StatelessGateway gateway = new StatelessGateway("urn:threadkeep:demo:" + file.getFileName(), "demo");
        AtomicLong conversations = new AtomicLong();
        System.out.println("sending " + file.getFileName());
        try (Workers workers = new Workers()) {
            Progress progress = new Progress("sent");
            new ConversationFile(file).forEach(conversation -> {
                conversations.incrementAndGet();
                workers.submit(() -> send(gateway.play(conversation), ledger, progress));
            });
            workers.await();
            progress.say(ledger.sent());
        }
        Comparison.Counts counts = new Comparison(catalog, ledger, patience).run();
        print(conversations.get(), ledger, counts);
        return ledger.sent() == ledger.acknowledged()
                && ledger.sent() == counts.frozen()
                && ledger.sent() == counts.found()
                && counts.differing() == 0
                && counts.twice() == 0;
    }

    private void send(List<SentTurn> turns, Ledger ledger, Progress progress) {
        ingest.send(turns).forEach(ledger::add);
        progress.at(ledger.sent());
    }

    private static void print(long conversations, Ledger ledger, Comparison.Counts counts) {
        System.out.printf(
                "conversations %d%nsent          %d%nacknowledged  %d%nfrozen        %d%nfound         %d%ndiffering     %d%ntwice         %d%n",
                conversations,
                ledger.sent(),
                ledger.acknowledged(),
                counts.frozen(),
                counts.found(),
                counts.differing(),
                counts.twice());
        ledger.faults().forEach(fault -> System.out.println("  ! " + fault));
    }
}
