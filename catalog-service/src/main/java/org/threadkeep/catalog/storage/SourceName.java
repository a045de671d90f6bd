package org.threadkeep.catalog.storage;

import java.util.Objects;

/** A gateway that numbers its turns: its name says nothing without the tenant's. */
public record SourceName(String tenant, String source) {
    /** Nothing is null. */
    public SourceName {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(source, "source");
    }
}
