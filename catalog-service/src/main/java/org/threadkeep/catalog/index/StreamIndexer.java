package org.threadkeep.catalog.index;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.FreezeLog;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.Progress;
import org.threadkeep.catalog.storage.StorageUnavailableException;
import org.threadkeep.catalog.tracing.IndexSpans;

/** Indexes one stream: every entry of its freeze log in turn, each checked against the one before it. One thread at a time. */
final class StreamIndexer {
    private static final Logger LOG = Logger.getLogger(StreamIndexer.class);

    private final StreamId stream;
    private final Opened<Archive> archive;
    private final Opened<CatalogTables> tables;
    private final Linker linker = new Linker();
    private final KnownThreads known;
    private final IndexMetrics metrics;
    private final IndexSpans spans;
    private volatile StreamStatus status = StreamStatus.NEW;

    StreamIndexer(
            StreamId stream,
            Opened<Archive> archive,
            Opened<CatalogTables> tables,
            KnownThreads known,
            IndexMetrics metrics,
            IndexSpans spans) {
        this.stream = stream;
        this.archive = archive;
        this.tables = tables;
        this.known = known;
        this.metrics = metrics;
        this.spans = spans;
    }

    StreamId stream() {
        return stream;
    }

    StreamStatus status() {
        return status;
    }

    /** Indexes all that is in the log. */
    CatchUp catchUp() {
        CatchUp outcome = run();
        status = status.ended(outcome);
        return outcome;
    }

    private CatchUp run() {
        try {
            indexAll(archive.get(), new PackIndexer(tables.get(), linker, known));
            return new CatchUp.Done();
        } catch (StorageUnavailableException | ArchiveUnavailableException e) {
            return new CatchUp.Unavailable(e.getMessage());
        } catch (CorruptArchiveException | ArchiveFormatException e) {
            return new CatchUp.Stopped(e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Indexing %s failed for no known reason", stream);
            return new CatchUp.Stopped("unexpected " + e.getClass().getSimpleName());
        }
    }

    private void indexAll(Archive from, PackIndexer into) {
        Optional<Progress> progress = Await.value(tables.get().selectProgress().execute(stream.text()));
        long nextSeq = progress.map(Progress::nextSeq).orElse(0L);
        if (nextSeq != status.nextSeq()) {
            known.forget(stream.text()); // somebody else has indexed some of it
        }
        status = status.indexedUpTo(nextSeq);
        Iterator<FreezeLogEntry> log = progress.map(done -> after(done, from.log()))
                .orElseGet(() -> from.log().entries(stream, 0).iterator());
        if (log.hasNext()) {
            from.log().head(stream).ifPresent(head -> status = status.frozenUpTo(head.seq() + 1));
        }
        while (log.hasNext()) {
            traced(log.next(), from, into);
        }
    }

    /** The entries after the last indexed one, which has to be there still and the same: the next is chained to it. */
    private Iterator<FreezeLogEntry> after(Progress done, FreezeLog log) {
        Iterator<FreezeLogEntry> entries =
                log.entries(stream, done.nextSeq() - 1).iterator();
        if (!entries.hasNext() || !entries.next().digest().equals(done.digest())) {
            throw new CorruptArchiveException(
                    "freeze log of " + stream + " seq " + (done.nextSeq() - 1),
                    "is missing, or is another one than was indexed");
        }
        return entries;
    }

    private void traced(FreezeLogEntry entry, Archive from, PackIndexer into) {
        Span span = spans.begin(entry);
        try (Scope scope = span.makeCurrent()) {
            index(entry, from, into);
        } finally {
            span.end();
        }
    }

    private void index(FreezeLogEntry entry, Archive from, PackIndexer into) {
        PackManifest manifest = from.packs().readManifest(entry);
        List<LinkedTurn> linked = into.index(entry, manifest);
        metrics.indexed(manifest, linked.size());
        status = status.indexedUpTo(entry.seq() + 1);
        LOG.debugf("Indexed pack %s: %s seq %d", entry.pack(), stream, entry.seq());
    }
}
