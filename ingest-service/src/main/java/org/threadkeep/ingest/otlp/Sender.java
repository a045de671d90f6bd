package org.threadkeep.ingest.otlp;

import java.util.Optional;

/**
 * What a request says about who sends it, beside its records.
 *
 * @param tenant for records that name none
 * @param source for records whose process has no name
 */
record Sender(Optional<String> tenant, Optional<String> source) {
    /** HTTP header and gRPC metadata key of the tenant. */
    static final String TENANT = "X-Threadkeep-Tenant";

    /** HTTP header and gRPC metadata key of the source. */
    static final String SOURCE = "X-Threadkeep-Source";
}
