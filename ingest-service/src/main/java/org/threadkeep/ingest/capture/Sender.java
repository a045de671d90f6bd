package org.threadkeep.ingest.capture;

import java.util.Optional;
import org.threadkeep.events.InvalidEventException;

/**
 * Who sends a request, for exchanges that don't say it themselves.
 *
 * @param tenant said in a header, for all exchanges of the request
 * @param source said in a header, for all exchanges of the request
 */
public record Sender(Optional<String> tenant, Optional<String> source) {
    /** Header of the tenant. */
    public static final String TENANT_HEADER = "X-Threadkeep-Tenant";

    /** Header of the source. */
    public static final String SOURCE_HEADER = "X-Threadkeep-Source";

    /** Leaves out what is empty. */
    public Sender {
        tenant = tenant.filter(value -> !value.isBlank());
        source = source.filter(value -> !value.isBlank());
    }

    Optional<String> tenantOf(Optional<String> sent) {
        return one("tenant", sent, tenant, TENANT_HEADER);
    }

    Optional<String> sourceOf(Optional<String> sent) {
        return one("source", sent, source, SOURCE_HEADER);
    }

    private static Optional<String> one(String name, Optional<String> sent, Optional<String> said, String header) {
        if (sent.isPresent() && said.isPresent() && !sent.equals(said)) {
            throw new InvalidEventException(name, "contradicts the header " + header);
        }
        return sent.or(() -> said);
    }
}
