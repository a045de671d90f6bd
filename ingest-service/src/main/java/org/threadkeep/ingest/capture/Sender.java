package org.threadkeep.ingest.capture;

import java.util.Optional;
import org.threadkeep.events.InvalidEventException;

/**
 * Who sends a request, for exchanges that don't say it themselves.
 *
 * @param tenant said in a header, for all exchanges of the request
 * @param source said in a header, for all exchanges of the request
 * @param place how what is named nowhere is called, when nobody hears of a refusal: where a record stands in Kafka, say
 */
public record Sender(Optional<String> tenant, Optional<String> source, Optional<String> place) {
    /** Header of the tenant. */
    public static final String TENANT_HEADER = "X-Threadkeep-Tenant";

    /** Header of the source. */
    public static final String SOURCE_HEADER = "X-Threadkeep-Source";

    /** Leaves out what is empty. */
    public Sender {
        tenant = tenant.filter(value -> !value.isBlank());
        source = source.filter(value -> !value.isBlank());
    }

    /** Who sends a request with these headers. */
    public static Sender ofHeaders(Optional<String> tenant, Optional<String> source) {
        return new Sender(tenant, source, Optional.empty());
    }

    /** Who sends without listening, on a way that is configured so; what is said of the source with each exchange wins. */
    public static Sender unheard(Optional<String> tenant, Optional<String> source, String place) {
        return new Sender(tenant, source, Optional.of(place));
    }

    Optional<String> tenantOf(Optional<String> sent) {
        return one("tenant", sent, tenant, place.isPresent() ? "the configuration" : "the header " + TENANT_HEADER);
    }

    Optional<String> sourceOf(Optional<String> sent) {
        return place.isPresent() ? sent.or(() -> source) : one("source", sent, source, "the header " + SOURCE_HEADER);
    }

    private static Optional<String> one(String name, Optional<String> sent, Optional<String> said, String where) {
        if (sent.isPresent() && said.isPresent() && !sent.equals(said)) {
            throw new InvalidEventException(name, "contradicts " + where);
        }
        return sent.or(() -> said);
    }
}
