package org.threadkeep.archive.pack;

import java.util.Optional;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * Who said something that is remembered.
 *
 * @param only the one; empty when there are several
 */
record Referrers(Optional<KeyOwner> only) {
    static Referrers of(KeyOwner owner) {
        return new Referrers(Optional.of(owner));
    }

    Referrers and(KeyOwner owner) {
        return isOnly(owner) ? this : new Referrers(Optional.empty());
    }

    /** Whether nobody but this one said it. */
    boolean isOnly(KeyOwner owner) {
        return only.filter(owner::equals).isPresent();
    }

    /** Whether it was said to more than one person, once this one says it too. Turns without a subject are of anybody. */
    boolean areSeveralWith(KeyOwner owner) {
        return !isOnly(owner) || owner.subject().isEmpty();
    }
}
