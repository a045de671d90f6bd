package org.threadkeep.catalog.storage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of turns that a thread has in a stream: turns of one kind have the same weights and the same fidelity.
 *
 * @param deployment digest of the serving descriptor, if the source named one
 * @param facts words of {@link org.threadkeep.events.Fact}, in order
 * @param subject whose key the content is under
 * @param firstOffset of its first turn
 */
public record ThreadKind(
        String stream,
        String modelVersion,
        Optional<String> deployment,
        List<String> facts,
        Optional<String> subject,
        long firstOffset) {
    /** Sorts the facts. */
    public ThreadKind {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(modelVersion, "modelVersion");
        Objects.requireNonNull(deployment, "deployment");
        Objects.requireNonNull(subject, "subject");
        facts = facts.stream().distinct().sorted().toList();
    }

    /** True when the other differs in nothing but where it begins. */
    public boolean isSameKind(ThreadKind other) {
        return equals(other.from(firstOffset));
    }

    /** The same kind, begun elsewhere. */
    public ThreadKind from(long otherFirstOffset) {
        return new ThreadKind(stream, modelVersion, deployment, facts, subject, otherFirstOffset);
    }
}
