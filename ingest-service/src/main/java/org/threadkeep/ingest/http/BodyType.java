package org.threadkeep.ingest.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.threadkeep.ingest.accept.Framing;

/** Media types that are understood, and how events stand in them. */
final class BodyType {
    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String JSONL = "application/jsonl";

    private static final Map<String, Framing> FRAMINGS = new TreeMap<>(Map.of(
            EVENT, Framing.JSON,
            BATCH, Framing.JSON,
            JSON, Framing.JSON,
            NDJSON, Framing.LINES,
            JSONL, Framing.LINES));

    /** For messages and for {@code Accept-Post}. */
    static final String ACCEPTED = String.join(", ", FRAMINGS.keySet());

    private BodyType() {}

    /**
     * The framing of a body of this type.
     *
     * @throws RefusedException with 415
     */
    static Framing framing(String contentType) {
        MediaType type = parse(contentType);
        Framing framing = FRAMINGS.get((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT));
        if (framing == null) {
            throw RefusedException.unsupportedType("the media type is not one of " + ACCEPTED);
        }
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) {
            throw RefusedException.unsupportedType("the charset is not utf-8; accepted in utf-8 are " + ACCEPTED);
        }
        return framing;
    }

    private static MediaType parse(String contentType) {
        if (contentType == null) {
            throw RefusedException.unsupportedType("Content-Type is missing; accepted are " + ACCEPTED);
        }
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException e) {
            throw RefusedException.unsupportedType("Content-Type is malformed; accepted are " + ACCEPTED);
        }
    }
}
