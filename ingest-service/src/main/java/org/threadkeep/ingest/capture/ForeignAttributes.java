package org.threadkeep.ingest.capture;

import java.util.Set;
import org.threadkeep.events.Attribute;

/** Names of attributes of CloudEvents that are not ours, as they are kept with a turn. */
public final class ForeignAttributes {
    private static final String PREFIX = "ce";

    /** Ours say something of the turn that is made, so that what they said of the event that came is kept beside. */
    private static final Set<String> OF_THE_EVENT = Set.of("type", "specversion");

    private ForeignAttributes() {}

    /** The name itself, with {@code ce} before it when a turn's own attribute has it and must not be sent. */
    public static String nameOf(String name) {
        boolean derived = Attribute.named(name)
                .filter(attribute -> attribute.origin() == Attribute.Origin.DERIVED)
                .isPresent();
        return derived || OF_THE_EVENT.contains(name) ? PREFIX + name : name;
    }
}
