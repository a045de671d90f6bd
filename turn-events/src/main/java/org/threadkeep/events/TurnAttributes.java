package org.threadkeep.events;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A turn's attributes by name, each one valid. Extensions that the contract does not know are kept.
 *
 * @param values attribute name to value; sorted
 */
public record TurnAttributes(Map<String, String> values) {
    /**
     * Checks every value, and that what is required is there.
     *
     * @throws InvalidEventException naming the attribute
     */
    public TurnAttributes {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        values.forEach(TurnAttributes::checkOne);
        for (Attribute attribute : Attribute.values()) {
            if (attribute.origin() == Attribute.Origin.REQUIRED && !values.containsKey(attribute.attributeName())) {
                throw new InvalidEventException(attribute.attributeName(), "is missing");
            }
        }
    }

    private static void checkOne(String name, String value) {
        Attribute.named(name).ifPresentOrElse(known -> known.check(value), () -> {
            AttributeText.checkName(name);
            AttributeText.check(FieldPath.ofAttribute(name), value, AttributeText.EXTENSION_MAX_LENGTH);
        });
    }

    /** The value of an attribute, if it is set. */
    public Optional<String> find(Attribute attribute) {
        return Optional.ofNullable(values.get(attribute.attributeName()));
    }

    /**
     * The value of an attribute that this kind of event must have.
     *
     * @throws InvalidEventException naming the attribute when it is missing
     */
    public String require(Attribute attribute) {
        return find(attribute).orElseThrow(() -> new InvalidEventException(attribute.attributeName(), "is missing"));
    }

    /** The words of an attribute that is a list separated by spaces; empty when it is not set. */
    public List<String> words(Attribute attribute) {
        return find(attribute).map(value -> List.of(value.split(" ", -1))).orElse(List.of());
    }

    /** True when the flag is set and true. */
    public boolean flag(Attribute attribute) {
        return find(attribute).map("true"::equals).orElse(false);
    }

    /** The source's sequence number, if it sends one. */
    public OptionalLong sequence() {
        return find(Attribute.SEQUENCE)
                .map(Long::parseLong)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** These attributes and others; the others win. */
    public TurnAttributes with(Map<Attribute, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        others.forEach((attribute, value) -> all.put(attribute.attributeName(), value));
        return new TurnAttributes(all);
    }
}
