package org.threadkeep.catalog.storage;

import java.util.Objects;

/**
 * A part of a thread that lies in one partition.
 *
 * @param bucket {@link Place#threadBucket()}
 * @param tenant whose thread it is
 */
public record ThreadExtent(String stream, long bucket, String tenant) {
    /** Nothing is null. */
    public ThreadExtent {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(tenant, "tenant");
    }
}
