package org.threadkeep.catalog.lookup;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.SnapshotRef;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.TurnRow;

/** Reads what was said in turns: each frame once, a few ahead, and no more at a time than memory is meant for. */
@ApplicationScoped
public class ContentReader {
    /** Bytes of content after which a page ends. */
    static final int PAGE_BYTES = 8 << 20;

    private static final int MAX_READERS = 6;
    private static final int FRAME_THREADS = 8;
    private static final int FRAMES_AHEAD = 8;
    private static final long BYTES_AHEAD = 1 << 20;

    private final Opened<Archive> archive;
    private final Semaphore readers = new Semaphore(MAX_READERS, true);
    private final ExecutorService frames = Executors.newFixedThreadPool(FRAME_THREADS, work -> {
        Thread thread = new Thread(work, "frame-reader");
        thread.setDaemon(true);
        return thread;
    });

    /** A reader of this archive. */
    public ContentReader(Opened<Archive> archive) {
        this.archive = archive;
    }

    void stop(@Observes ShutdownEvent event) {
        frames.shutdownNow();
    }

    /** The contents of the first turns: as many as a page holds, and at least one. */
    List<ContentAnswer> read(List<TurnRow> rows) {
        readers.acquireUninterruptibly();
        try {
            return new Reading(rows).contents();
        } finally {
            readers.release();
        }
    }

    /** Whether the content of a snapshot was erased. */
    boolean isErased(SnapshotRef snapshot) {
        return archive.get().frames().read(snapshot) instanceof FrameContent.Erased;
    }

    /** One page's way through its frames. */
    private final class Reading {
        private final List<TurnRow> rows;
        private final Map<String, CompletableFuture<FrameContent>> ahead = new HashMap<>();
        private final Map<String, Integer> lastUse = new HashMap<>();

        Reading(List<TurnRow> rows) {
            this.rows = rows;
            for (int i = 0; i < rows.size(); i++) {
                lastUse.put(rows.get(i).snapshot().snapshotId(), i);
            }
        }

        List<ContentAnswer> contents() {
            List<ContentAnswer> contents = new ArrayList<>();
            long length = 0;
            for (int i = 0; i < rows.size(); i++) {
                begin(i);
                ContentAnswer content = content(i);
                length += content.length();
                if (length > PAGE_BYTES && i > 0) {
                    break;
                }
                contents.add(content);
            }
            return contents;
        }

        private void begin(int current) {
            long bytes = 0;
            for (int i = current; i < rows.size() && ahead.size() < FRAMES_AHEAD; i++) {
                SnapshotRef ref = rows.get(i).snapshot();
                bytes += ahead.containsKey(ref.snapshotId()) ? 0 : ref.frameLength();
                if (i > current && bytes > BYTES_AHEAD) {
                    return;
                }
                ahead.computeIfAbsent(
                        ref.snapshotId(),
                        id -> CompletableFuture.supplyAsync(
                                () -> archive.get().frames().read(ref), frames));
            }
        }

        private ContentAnswer content(int i) {
            TurnRow row = rows.get(i);
            String snapshot = row.snapshot().snapshotId();
            FrameContent frame = Await.value(ahead.get(snapshot));
            if (lastUse.get(snapshot) == i) {
                ahead.remove(snapshot);
            }
            if (frame instanceof FrameContent.Readable readable) {
                return ContentAnswer.of(readable.complete(row.snapshot(), row.threadId(), row.entry()));
            }
            return new ContentAnswer.Erased();
        }
    }

    /** The answers of a page: with content, as many as fit; else all. */
    List<TurnAnswer> answers(List<ShownTurn> turns, boolean withContent) {
        if (!withContent) {
            return turns.stream()
                    .map(turn -> TurnAnswer.of(turn, Optional.empty()))
                    .toList();
        }
        List<ContentAnswer> contents = read(turns.stream().map(ShownTurn::row).toList());
        List<TurnAnswer> answers = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            answers.add(TurnAnswer.of(turns.get(i), Optional.of(contents.get(i))));
        }
        return answers;
    }
}
