package org.threadkeep.catalog.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ModelExtent;
import org.threadkeep.catalog.storage.ModelThread;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.ThreadKind;

/**
 * Writes which kinds of turns threads have, and which threads model versions have.
 *
 * <p>Whether a thread is new to a model version is told from its kinds. So they are written after the model's rows: whoever
 * dies between the two finds the kind missing and writes both again.
 */
final class KindWriter {
    private static final int MAX_KINDS = 1024;

    private final CatalogTables tables;
    private final KnownThreads known;

    KindWriter(CatalogTables tables, KnownThreads known) {
        this.tables = tables;
        this.known = known;
    }

    /** Writes what is new, and gives all kinds that the threads of these turns have then. */
    Map<String, List<ThreadKind>> write(List<LinkedTurn> turns, Place packStart) {
        Map<String, List<ThreadKind>> inPack = kindsOf(turns);
        Map<String, List<ThreadKind>> before = kindsBefore(inPack.keySet(), packStart);
        Await.all(writeModels(inPack, before));
        inPack.replaceAll((thread, kinds) -> newKinds(before.get(thread), kinds));
        Await.all(writeKinds(inPack));
        inPack.replaceAll((thread, kinds) ->
                Stream.concat(before.get(thread).stream(), kinds.stream()).toList());
        return inPack;
    }

    private Map<String, List<ThreadKind>> kindsBefore(Set<String> threads, Place packStart) {
        Map<String, CompletableFuture<List<ThreadKind>>> reads = new LinkedHashMap<>();
        threads.forEach(thread -> reads.put(thread, kinds(thread, packStart.stream())));
        Map<String, List<ThreadKind>> before = new HashMap<>();
        reads.forEach((thread, read) -> before.put(
                thread,
                Await.value(read).stream()
                        .filter(kind -> kind.firstOffset() < packStart.offset())
                        .toList()));
        return before;
    }

    private CompletableFuture<List<ThreadKind>> kinds(String thread, String stream) {
        return known.find(stream, thread)
                .map(KnownThreads.Known::kinds)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> tables.selectThreadKinds().execute(thread, stream));
    }

    private List<CompletableFuture<Void>> writeModels(
            Map<String, List<ThreadKind>> inPack, Map<String, List<ThreadKind>> before) {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        Set<Object> written = new HashSet<>();
        inPack.forEach((thread, kinds) ->
                newModels(before.get(thread), kinds).forEach(first -> writeModel(thread, first, written, writes)));
        return writes;
    }

    private List<CompletableFuture<Void>> writeKinds(Map<String, List<ThreadKind>> kindsOfThreads) {
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        kindsOfThreads.forEach((thread, kinds) ->
                kinds.forEach(kind -> writes.add(tables.insertThreadKind().execute(thread, kind))));
        return writes;
    }

    private static Map<String, List<ThreadKind>> kindsOf(List<LinkedTurn> turns) {
        Map<String, List<ThreadKind>> kinds = new LinkedHashMap<>();
        for (LinkedTurn turn : turns) {
            ThreadKind kind = new ThreadKind(
                    turn.turn().stream(),
                    turn.turn().snapshot().modelVersion(),
                    turn.turn().entry().deployment(),
                    turn.turn().entry().facts(),
                    turn.turn().snapshot().subject(),
                    turn.turn().entry().offset());
            List<ThreadKind> ofThread = kinds.computeIfAbsent(turn.threadId(), id -> new ArrayList<>());
            if (ofThread.stream().noneMatch(kind::isSameKind)) {
                ofThread.add(kind);
            }
        }
        return kinds;
    }

    private static List<ThreadKind> newKinds(List<ThreadKind> before, List<ThreadKind> inPack) {
        return inPack.stream()
                .filter(kind -> before.stream().noneMatch(kind::isSameKind))
                .limit(Math.max(0, MAX_KINDS - before.size()))
                .toList();
    }

    /** The first kind of each model version that the thread did not have before. */
    private static List<ThreadKind> newModels(List<ThreadKind> before, List<ThreadKind> inPack) {
        Set<String> models = new LinkedHashSet<>();
        before.forEach(kind -> models.add(kind.modelVersion()));
        return inPack.stream().filter(kind -> models.add(kind.modelVersion())).toList();
    }

    private void writeModel(
            String thread, ThreadKind first, Set<Object> written, List<CompletableFuture<Void>> writes) {
        Place place = new Place(first.stream(), first.firstOffset());
        ModelExtent extent = ModelExtent.of(place);
        String model = first.modelVersion();
        writes.add(tables.insertModelThread().execute(model, new ModelThread(thread, place)));
        if (written.add(List.of(model, extent))) {
            writes.add(tables.insertModelExtent().execute(model, extent));
        }
        if (written.add(List.of(model, extent.era()))) {
            writes.add(tables.insertModelEra().execute(model, extent.era()));
        }
        if (written.add(model)) {
            writes.add(tables.insertModelSeen().execute(model));
        }
    }
}
