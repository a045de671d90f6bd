package org.threadkeep.catalog.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.Registry;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.ListedModel;
import org.threadkeep.catalog.storage.ModelThread;
import org.threadkeep.catalog.storage.Opened;

/** Finds model versions, registered or seen, and the threads that they ran. */
@ApplicationScoped
public class ModelLookup {
    private static final PageToken MODELS = new PageToken("models");

    private final Opened<CatalogTables> tables;
    private final Registry registry;

    /** Lookups in these tables and this registry. */
    public ModelLookup(Opened<CatalogTables> tables, Registry registry) {
        this.tables = tables;
        this.registry = registry;
    }

    /**
     * A page of all model versions.
     *
     * @throws BadPageTokenException when the token is of no page of this list
     */
    public ModelsAnswer list(int limit, Optional<String> page) {
        long after = page.map(text -> PageToken.number(MODELS.decode(text, 1).get(0)))
                .orElse(Long.MIN_VALUE);
        List<ListedModel> registered = registry.list(after, limit + 1);
        List<ListedModel> seen = Await.value(tables.get().selectModelsSeen().execute(after, limit + 1));
        TreeMap<Long, String> byToken = new TreeMap<>();
        registered.forEach(model -> byToken.put(model.token(), model.modelVersion()));
        seen.forEach(model -> byToken.put(model.token(), model.modelVersion()));
        Set<String> registeredNames = names(registered);
        Set<String> seenNames = names(seen);
        List<Long> tokens = byToken.keySet().stream().limit(limit).toList();
        List<ModelsAnswer.ModelEntry> entries = tokens.stream()
                .map(byToken::get)
                .map(name ->
                        new ModelsAnswer.ModelEntry(name, registeredNames.contains(name), seenNames.contains(name)))
                .toList();
        Optional<String> next = byToken.size() > limit
                ? Optional.of(MODELS.encode(Long.toString(tokens.get(limit - 1))))
                : Optional.empty();
        return new ModelsAnswer(entries, next);
    }

    private static Set<String> names(List<ListedModel> models) {
        return models.stream().map(ListedModel::modelVersion).collect(Collectors.toCollection(HashSet::new));
    }

    /** What is known of a model version; empty when nothing is. */
    public Optional<ModelAnswer> find(String modelVersion) {
        boolean seen = isSeen(modelVersion);
        Optional<RegisteredModel> registered = registry.find(modelVersion);
        return registered
                .map(model -> ModelAnswer.of(model, seen))
                .or(() -> seen ? Optional.of(ModelAnswer.unregistered(modelVersion)) : Optional.empty());
    }

    /** What is shown of a model version that was just registered. */
    public ModelAnswer show(RegisteredModel model) {
        return ModelAnswer.of(model, isSeen(model.modelVersion()));
    }

    private boolean isSeen(String modelVersion) {
        return Await.value(tables.get().selectModelsSeen().execute(modelVersion))
                .isPresent();
    }

    /**
     * A page of the threads that a model version ran; empty when it is neither registered nor seen.
     *
     * @throws BadPageTokenException when the token is of no page of this list
     */
    public Optional<ModelThreadsAnswer> threads(String modelVersion, int limit, Optional<String> page) {
        PageToken token = new PageToken("model/" + modelVersion);
        Optional<ModelScan.Position> from = page.map(text -> ModelScan.Position.of(token.decode(text, 3)));
        List<ModelThread> found = new ModelScan(tables.get(), modelVersion, from).first(limit + 1);
        if (found.isEmpty() && find(modelVersion).isEmpty()) {
            return Optional.empty();
        }
        List<ModelThread> onPage = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Optional<String> next = found.size() > limit
                ? Optional.of(token.encode(
                        ModelScan.Position.after(found.get(limit - 1)).parts()))
                : Optional.empty();
        List<ModelThreadsAnswer.Entry> entries = onPage.stream()
                .map(thread -> new ModelThreadsAnswer.Entry(
                        thread.threadId(),
                        thread.first().stream(),
                        thread.first().offset()))
                .toList();
        return Optional.of(new ModelThreadsAnswer(modelVersion, entries, next));
    }
}
