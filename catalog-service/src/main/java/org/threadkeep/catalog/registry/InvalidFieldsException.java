package org.threadkeep.catalog.registry;

import java.util.List;
import java.util.stream.Collectors;

/** Says which fields of a registration are wrong. Retrying the same is pointless. */
public final class InvalidFieldsException extends RuntimeException {
    /**
     * One fault.
     *
     * @param field path, such as {@code weights.files[3].sha256}
     * @param reason what is wrong with it
     */
    public record Fault(String field, String reason) {}

    private final List<Fault> faults;

    /** Names the faults; at least one. */
    public InvalidFieldsException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.field() + ": " + fault.reason())
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order of the document. */
    public List<Fault> faults() {
        return faults;
    }
}
