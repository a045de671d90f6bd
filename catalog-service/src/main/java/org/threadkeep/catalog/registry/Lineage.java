package org.threadkeep.catalog.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Weights that these were made from.
 *
 * @param relation how
 * @param parent root digest of the other weights
 */
public record Lineage(Relation relation, String parent) {
    /** How weights were made from others. */
    public enum Relation {
        /** Trained further. */
        FINE_TUNE,
        /** An adapter on top, such as LoRA. */
        ADAPTER,
        /** Several merged; one edge each. */
        MERGE,
        /** Stored with fewer bits. */
        QUANTISED,
        /** The same values under another name. */
        COPY,
        /** The same values in another file layout. */
        REPACK;

        /** As it stands in JSON, such as {@code fine_tune}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The relation of a word, if there is one. */
        public static Optional<Relation> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(relation -> relation.word().equals(word))
                    .findFirst();
        }
    }

    /** Nothing is null. */
    public Lineage {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(parent, "parent");
    }
}
