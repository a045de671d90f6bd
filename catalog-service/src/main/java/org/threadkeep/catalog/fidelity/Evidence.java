package org.threadkeep.catalog.fidelity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.catalog.registry.RegisteredModel;
import org.threadkeep.catalog.registry.ServingDescriptor;
import org.threadkeep.events.Fact;

/**
 * All that a tier depends on, for turns of one kind.
 *
 * @param erased whether the key of the content was destroyed
 * @param facts about the turns' data
 * @param model what is registered of the model version
 * @param deployment what is registered of the deployment
 */
public record Evidence(
        boolean erased, Set<Fact> facts, Optional<RegisteredModel> model, Optional<ServingDescriptor> deployment) {
    /** Copies the set. */
    public Evidence {
        facts = Set.copyOf(facts);
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(deployment, "deployment");
    }

    boolean has(Fact fact) {
        return facts.contains(fact);
    }

    boolean deploymentTells(String pointer) {
        return deployment.filter(descriptor -> descriptor.tells(pointer)).isPresent();
    }

    boolean deploymentLists(String pointer) {
        return deployment.filter(descriptor -> descriptor.lists(pointer)).isPresent();
    }
}
