package org.threadkeep.events;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A turn's attributes by name, each one valid. Extensions that the contract does not know are kept. */
public final class TurnAttributes {
    private final Map<String, String> values;

    private TurnAttributes(Map<String, String> checked) {
        this.values = Collections.unmodifiableMap(checked);
    }

    /**
     * Checks every value, and that what is required is there.
     *
     * @param values attribute name to value
     * @throws InvalidEventException naming the attribute
     */
    public static TurnAttributes of(Map<String, String> values) {
        Map<String, String> sorted = new TreeMap<>(values);
        sorted.forEach(TurnAttributes::checkOne);
        for (Attribute attribute : Attribute.values()) {
            if (attribute.origin() == Attribute.Origin.REQUIRED && !sorted.containsKey(attribute.attributeName())) {
                throw new InvalidEventException(attribute.attributeName(), "is missing");
            }
        }
        return new TurnAttributes(sorted);
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

    /** All of them: attribute name to value; sorted. */
    public Map<String, String> values() {
        return values;
    }

    /**
     * These attributes and others; the others win.
     *
     * @throws InvalidEventException naming the one among the others that isn't valid
     */
    public TurnAttributes with(Map<Attribute, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        others.forEach((attribute, value) -> {
            attribute.check(value);
            all.put(attribute.attributeName(), value);
        });
        return new TurnAttributes(all);
    }

    /** Those that the source said: without what is derived, which may be of other data or under another key. */
    public TurnAttributes declared() {
        Map<String, String> declared = new TreeMap<>(values);
        declared.keySet().removeIf(name -> Attribute.named(name)
                .filter(attribute -> attribute.origin() == Attribute.Origin.DERIVED)
                .isPresent());
        return new TurnAttributes(declared);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TurnAttributes attributes && values.equals(attributes.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
