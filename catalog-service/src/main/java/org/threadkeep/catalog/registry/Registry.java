package org.threadkeep.catalog.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.ListedModel;
import org.threadkeep.catalog.storage.ModelRow;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.RegistryTables;
import org.threadkeep.catalog.storage.StorageUnavailableException;

/**
 * Models, weights and deployments, as operators tell of them. Every method throws {@link StorageUnavailableException} when
 * Cassandra can't be reached, and may then be tried again.
 */
@ApplicationScoped
public class Registry {
    private static final int ATTEMPTS = 8;
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Opened<RegistryTables> tables;

    /** A registry in these tables. */
    public Registry(Opened<RegistryTables> tables) {
        this.tables = tables;
    }

    /** Registers a model version, or tells more of one whose weights are the same. Putting the same again changes nothing. */
    public Registration put(RegisteredModel model) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ModelRow> stored = Await.value(tables.get().selectModel().executeSerial(model.modelVersion()));
            Optional<Registration> outcome =
                    stored.map(row -> update(row, model)).orElseGet(() -> register(model));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StorageUnavailableException("others keep writing this model version");
    }

    private Optional<Registration> register(RegisteredModel model) {
        ModelRow row =
                new ModelRow(model.modelVersion(), 1, ModelDocument.write(model).toString());
        boolean applied = Await.value(tables.get().insertModel().execute(row));
        return applied ? Optional.of(new Registration.Registered(model)) : Optional.empty();
    }

    private Optional<Registration> update(ModelRow stored, RegisteredModel newer) {
        RegisteredModel known = read(stored);
        Optional<String> rePointed = known.rePointedBy(newer);
        if (rePointed.isPresent()) {
            return Optional.of(new Registration.Conflict(known, rePointed.get()));
        }
        if (known.equals(newer)) {
            return Optional.of(new Registration.Updated(known));
        }
        ModelRow row = new ModelRow(
                stored.modelVersion(),
                stored.revision() + 1,
                ModelDocument.write(newer).toString());
        boolean applied = Await.value(tables.get().updateModel().execute(row));
        return applied ? Optional.of(new Registration.Updated(newer)) : Optional.empty();
    }

    /** What is registered of a model version. */
    public Optional<RegisteredModel> find(String modelVersion) {
        return Await.value(tables.get().selectModel().execute(modelVersion)).map(Registry::read);
    }

    /** The next registered model versions after a token. */
    public List<ListedModel> list(long afterToken, int limit) {
        return Await.value(tables.get().selectModels().execute(afterToken, limit));
    }

    /** Keeps a serving descriptor under its digest. */
    public void put(ServingDescriptor descriptor) {
        Await.value(tables.get().insertDeployment().execute(descriptor.digest(), CanonicalJson.of(descriptor.json())));
    }

    /** The serving descriptor of a deployment. */
    public Optional<ServingDescriptor> findDeployment(String digest) {
        return Await.value(tables.get().selectDeployment().execute(digest))
                .map(json -> new ServingDescriptor(digest, parse(json)));
    }

    private static RegisteredModel read(ModelRow row) {
        return ModelDocument.read(row.modelVersion(), parse(row.document()));
    }

    private static JsonNode parse(String stored) {
        try {
            return MAPPER.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a registry row does not hold JSON", e);
        }
    }
}
