package org.threadkeep.size;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.archive.Digests;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.OpenArchive;
import org.threadkeep.client.Progress;
import org.threadkeep.client.SentTurn;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.LocalStack;

/** Sends conversations round by round, each frozen before the next begins, so that no two turns of a thread share a pack. */
final class SizeRun {
    private final LocalStack stack;
    private final ActiveConversations conversations;
    private final Map<String, String> sent = new HashMap<>();

    /** On a stack that is up, and that nobody else uses. */
    SizeRun(LocalStack stack, ActiveConversations conversations) {
        this.stack = stack;
        this.conversations = conversations;
    }

    /** Blocks for as long as it takes; prints progress. Stops the stack. */
    SizeResult run() {
        try (ContentBytes content = new ContentBytes()) {
            long differing;
            long packs;
            try (OpenArchive open = new OpenArchive(stack)) {
                RowPerCall rows = new RowPerCall(open.session());
                FrozenTurns frozen = new FrozenTurns(open.archive());
                replay(rows, frozen, content);
                differing = frozen.differing(sent);
                packs = frozen.packs();
            }
            stack.stopServices();
            stack.cassandra().nodes().forEach(ServerProcess::stop);
            Path home = stack.dataDir().resolve("cassandra-1");
            return new SizeResult(
                    sent.size(),
                    packs,
                    differing,
                    content.captured(),
                    content.compressed(),
                    DiskBytes.of(home, "threadkeep_archive"),
                    DiskBytes.of(home, "threadkeep_keys"),
                    DiskBytes.of(home, RowPerCall.KEYSPACE));
        }
    }

    private void replay(RowPerCall rows, FrozenTurns frozen, ContentBytes content) {
        IngestClient ingest = new IngestClient(new Http(), stack.ingestUri());
        Progress progress = new Progress("frozen");
        List<ActiveConversations.Call> round = conversations.next();
        while (!round.isEmpty()) {
            List<SentTurn> turns =
                    round.stream().map(ActiveConversations.Call::turn).toList();
            ingest.send(turns).forEach(this::note);
            round.forEach(rows::write);
            round.forEach(content::add);
            content.keepOnly(round);
            frozen.await(sent.size());
            progress.at(sent.size());
            round = conversations.next();
        }
        rows.await();
        progress.say(sent.size());
    }

    private void note(IngestClient.Receipt receipt) {
        String turnId = receipt.turnId()
                .filter(id -> receipt.accepted())
                .orElseThrow(() -> new IllegalStateException("a turn was not accepted: " + receipt.said()));
        if (sent.put(turnId, Digests.sha256(receipt.turn().data())) != null) {
            throw new IllegalStateException("two calls have one id: " + turnId);
        }
    }
}
