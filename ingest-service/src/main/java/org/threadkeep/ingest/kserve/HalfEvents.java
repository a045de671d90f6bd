package org.threadkeep.ingest.kserve;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.ingest.accept.TurnOutcome;
import org.threadkeep.ingest.capture.Sender;

/** Takes an event as it came over HTTP, in either of the two modes. */
@ApplicationScoped
public class HalfEvents {
    private static final String PREFIX = "ce-";
    private static final String STRUCTURED = "application/cloudevents+json";

    private final PairIntake pairs;

    /** Hands halves on to be joined. */
    public HalfEvents(PairIntake pairs) {
        this.pairs = pairs;
    }

    /** Whether another half may come. */
    public boolean haveRoom() {
        return pairs.hasRoom();
    }

    /**
     * Takes a half.
     *
     * @return what became of its exchange; empty when its other half has not come yet
     * @throws InvalidEventException naming what is missing or wrong
     */
    public CompletableFuture<List<TurnOutcome>> take(
            Map<String, List<String>> headers, byte[] content, CaptureFormat format, Sender sender) {
        Map<String, String> named = new TreeMap<>();
        headers.forEach((name, values) -> named.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        boolean structured =
                named.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
        return pairs.take(
                structured
                        ? HalfReading.structured(content, format, sender)
                        : HalfReading.binary(attributes(named), content, format, sender));
    }

    private static Map<String, String> attributes(Map<String, String> headers) {
        Map<String, String> attributes = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), decoded(value));
            }
        });
        return attributes;
    }

    /** The binding writes what headers can't hold with percent signs. */
    private static String decoded(String value) {
        try {
            return value.contains("%") ? URLDecoder.decode(value.replace("+", "%2B"), UTF_8) : value;
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
