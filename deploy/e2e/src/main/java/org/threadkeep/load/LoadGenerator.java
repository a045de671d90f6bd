package org.threadkeep.load;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.threadkeep.audit.TurnLedger;
import org.threadkeep.client.Door;
import org.threadkeep.client.IngestClient.Receipt;
import org.threadkeep.client.SentTurn;
import org.threadkeep.local.process.Wait;

/**
 * Sends conversations as unreliable gateways do: again until there is an acknowledgement, now and then once more after that,
 * out of order, with another body under an id that was used, and with records between them that are no turns at all.
 */
public final class LoadGenerator {
    /** Longer than the longest fault, with the start of what it has ended. */
    static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final int SENDERS = 6;
    private static final int TURNS_PER_CONVERSATION = 12;
    private static final int MOST_IN_A_REQUEST = 6;

    private final long seed;
    private final int turns;
    private final Pace pace;
    private final Door ingest;
    private final UnfreezableRecords unfreezable;
    private final TurnLedger ledger;
    private final TurnMaker maker;
    private final AtomicInteger nextConversation = new AtomicInteger();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

    /**
     * A load that has sent nothing yet.
     *
     * @param seed of everything that is drawn at random
     * @param turns at most
     */
    public LoadGenerator(
            long seed, int turns, Pace pace, Door ingest, UnfreezableRecords unfreezable, TurnLedger ledger) {
        this.seed = seed;
        this.turns = turns;
        this.pace = pace;
        this.ingest = ingest;
        this.unfreezable = unfreezable;
        this.ledger = ledger;
        this.maker = new TurnMaker(seed);
    }

    /**
     * Returns when every turn was acknowledged, or those that had begun when the pace was over.
     *
     * @throws java.util.concurrent.CompletionException when one wasn't for too long, or after {@link #abort()}
     */
    public void run() {
        try {
            List<CompletableFuture<Void>> running = IntStream.range(0, SENDERS)
                    .mapToObj(i -> CompletableFuture.runAsync(this::sendConversations, senders))
                    .toList();
            running.forEach(CompletableFuture::join);
        } finally {
            senders.shutdownNow();
        }
    }

    /** Ends the load, because nobody will mend what is broken. */
    public void abort() {
        senders.shutdownNow();
    }

    private void sendConversations() {
        int conversations = (turns + TURNS_PER_CONVERSATION - 1) / TURNS_PER_CONVERSATION;
        try {
            for (int i = nextConversation.getAndIncrement();
                    i < conversations && !pace.isOver();
                    i = nextConversation.getAndIncrement()) {
                sendConversation(i);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    private void sendConversation(int conversation) throws InterruptedException {
        Random random = new Random(seed ^ conversation);
        int count = Math.min(TURNS_PER_CONVERSATION, turns - conversation * TURNS_PER_CONVERSATION);
        List<SentTurn> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(maker.turn(conversation, i, 0));
        }
        if (random.nextInt(10) == 0) {
            Collections.shuffle(all, random);
        }
        for (int from = 0, size; from < all.size(); from += size) {
            size = Math.min(1 + random.nextInt(MOST_IN_A_REQUEST), all.size() - from);
            pace.take(size);
            sendWithExtras(conversation, all.subList(from, from + size), random);
        }
    }

    private void sendWithExtras(int conversation, List<SentTurn> batch, Random random) {
        sendUntilAcknowledged(batch);
        if (random.nextInt(20) == 0) {
            sendUntilAcknowledged(batch);
        }
        if (random.nextInt(100) == 0) {
            sendUntilAcknowledged(List.of(maker.turn(conversation, 0, 1)));
        }
        if (random.nextInt(100) == 0) {
            unfreezable.send(random, ledger);
        }
    }

    private void sendUntilAcknowledged(List<SentTurn> batch) {
        AtomicReference<List<SentTurn>> left = new AtomicReference<>(batch);
        if (!Wait.until(PATIENCE, () -> left.updateAndGet(this::notAcknowledged).isEmpty())) {
            throw new IllegalStateException(left.get().size() + " turns were not acknowledged within " + PATIENCE);
        }
    }

    private List<SentTurn> notAcknowledged(List<SentTurn> batch) {
        try {
            return ingest.sendOnce(batch).stream()
                    .filter(receipt -> !ledger.add(receipt))
                    .map(Receipt::turn)
                    .toList();
        } catch (UncheckedIOException e) {
            return batch;
        }
    }
}
