package org.threadkeep.catalog.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.threadkeep.catalog.fidelity.Evidence;
import org.threadkeep.catalog.fidelity.Fidelity;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.Registry;
import org.threadkeep.catalog.registry.ServingDescriptor;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.ThreadKind;
import org.threadkeep.catalog.storage.TurnRow;
import org.threadkeep.events.Fact;

/** Finds the weights that ran a thread, and the thread's fidelity. */
@ApplicationScoped
public class ThreadWeights {
    private final Opened<CatalogTables> tables;
    private final Registry registry;
    private final ContentReader contents;

    /** Lookups in these tables and this registry. */
    public ThreadWeights(Opened<CatalogTables> tables, Registry registry, ContentReader contents) {
        this.tables = tables;
        this.registry = registry;
        this.contents = contents;
    }

    /** What ran a thread; empty when the thread is not known. */
    public Optional<ThreadWeightsAnswer> find(String threadId) {
        Horizon horizon = new Horizon(tables.get());
        List<ThreadKind> kinds = Await.value(tables.get().selectThreadKinds().execute(threadId)).stream()
                .filter(kind -> horizon.shows(place(kind)))
                .toList();
        return kinds.isEmpty() ? Optional.empty() : Optional.of(answer(threadId, kinds));
    }

    private ThreadWeightsAnswer answer(String threadId, List<ThreadKind> kinds) {
        Set<Optional<String>> erased = erasedSubjects(threadId, kinds);
        Map<String, ServingDescriptor> deployments = deployments(kinds);
        Map<String, Optional<RegisteredModel>> models = new TreeMap<>();
        kinds.forEach(kind -> models.computeIfAbsent(kind.modelVersion(), registry::find));
        Map<ThreadKind, Evidence> evidence = kinds.stream()
                .collect(Collectors.toMap(
                        kind -> kind,
                        kind -> new Evidence(
                                erased.contains(kind.subject()),
                                facts(kind),
                                models.get(kind.modelVersion()),
                                kind.deployment().map(deployments::get))));
        List<ThreadWeightsAnswer.ModelVersion> versions = models.entrySet().stream()
                .map(model -> version(model.getKey(), model.getValue(), kinds, evidence))
                .toList();
        return new ThreadWeightsAnswer(threadId, FidelityAnswer.of(Fidelity.of(evidence.values())), versions);
    }

    private static ThreadWeightsAnswer.ModelVersion version(
            String modelVersion,
            Optional<RegisteredModel> model,
            List<ThreadKind> kinds,
            Map<ThreadKind, Evidence> evidence) {
        List<ThreadKind> own = kinds.stream()
                .filter(kind -> kind.modelVersion().equals(modelVersion))
                .toList();
        return new ThreadWeightsAnswer.ModelVersion(
                modelVersion,
                own.stream()
                        .map(kind -> kind.deployment().orElse(TurnAnswer.UNKNOWN))
                        .distinct()
                        .sorted()
                        .toList(),
                WeightsAnswer.of(model),
                FidelityAnswer.of(Fidelity.of(own.stream().map(evidence::get).toList())));
    }

    private Map<String, ServingDescriptor> deployments(List<ThreadKind> kinds) {
        Map<String, ServingDescriptor> found = new HashMap<>();
        kinds.stream().flatMap(kind -> kind.deployment().stream()).distinct().forEach(digest -> registry.findDeployment(
                        digest)
                .ifPresent(known -> found.put(digest, known)));
        return found;
    }

    /** An erasure destroys all keys that a subject has then, so that the first frame of its content tells. */
    private Set<Optional<String>> erasedSubjects(String threadId, List<ThreadKind> kinds) {
        Map<Optional<String>, Place> first = new HashMap<>();
        kinds.forEach(kind ->
                first.merge(kind.subject(), place(kind), (one, other) -> one.compareTo(other) < 0 ? one : other));
        Set<Optional<String>> erased = new HashSet<>();
        first.forEach((subject, place) -> {
            Optional<TurnRow> turn = Await.value(tables.get().selectTurn().execute(threadId, place));
            if (turn.filter(row -> contents.isErased(row.snapshot())).isPresent()) {
                erased.add(subject);
            }
        });
        return erased;
    }

    private static Set<Fact> facts(ThreadKind kind) {
        return kind.facts().stream().flatMap(word -> Fact.ofWord(word).stream()).collect(Collectors.toSet());
    }

    private static Place place(ThreadKind kind) {
        return new Place(kind.stream(), kind.firstOffset());
    }
}
