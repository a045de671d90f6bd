package org.threadkeep.archive.keys;

import java.util.Objects;
import java.util.Optional;

/**
 * Whose data one key encrypts.
 *
 * @param subject pseudonymous reference; empty for all turns of the tenant that name no subject
 */
public record KeyOwner(String tenant, Optional<String> subject) {
    /** A tenant is needed. */
    public KeyOwner {
        if (Objects.requireNonNull(tenant, "tenant").isEmpty()) {
            throw new IllegalArgumentException("tenant is empty");
        }
        Objects.requireNonNull(subject, "subject");
    }

    /**
     * The subject as it is stored, since Cassandra wants no empty key: {@code -} for none. A subject of nothing but dashes
     * gets one more, so that two subjects never share a row.
     */
    public String storedSubject() {
        String text = subject.orElse("");
        return text.chars().allMatch(c -> c == '-') ? text + "-" : text;
    }

    /** The owner whose subject is stored like this. */
    public static KeyOwner ofStored(String tenant, String storedSubject) {
        boolean dashes = storedSubject.chars().allMatch(c -> c == '-') && !storedSubject.isEmpty();
        String subject = dashes ? storedSubject.substring(1) : storedSubject;
        return new KeyOwner(tenant, Optional.of(subject).filter(text -> !text.isEmpty()));
    }
}
