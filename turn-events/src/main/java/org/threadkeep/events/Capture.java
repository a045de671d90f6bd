package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The bytes that went over the wire, exactly.
 *
 * @param format what they are, such as {@code openai-chat}
 * @param adapter version of the {@link org.threadkeep.events.capture.CaptureFormat} that derives the normalised members;
 *     empty when they were sent beside the capture
 * @param status of the HTTP response
 * @param request request body
 * @param response response body: JSON, or the raw server-sent events of a streamed answer
 * @param logged a log record that tells of both sides, where there is one instead of them
 * @param losses what the format could not carry
 */
public record Capture(
        String format,
        OptionalInt adapter,
        OptionalInt status,
        Optional<byte[]> request,
        Optional<byte[]> response,
        Optional<byte[]> logged,
        List<Loss> losses) {
    private static final String PATH = "data.capture";
    static final int MAX_STATUS = 999;

    /** Something that the source knew to be missing, so that a fidelity tier is honest. */
    public record Loss(String field, String reason) {
        /** Neither is empty. */
        public Loss {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Copies the list. */
    public Capture {
        Objects.requireNonNull(format, "format");
        losses = List.copyOf(losses);
    }

    static Capture of(JsonNode capture) {
        return new Capture(
                text(capture, "format", PATH),
                number(capture, "adapter", Integer.MAX_VALUE),
                number(capture, "status", MAX_STATUS),
                body(capture.path("request"), PATH + ".request"),
                body(capture.path("response"), PATH + ".response"),
                body(capture.path("logged"), PATH + ".logged"),
                losses(capture.path("losses")));
    }

    private static OptionalInt number(JsonNode capture, String name, int max) {
        JsonNode member = capture.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return OptionalInt.empty();
        }
        if (!member.isInt() || member.intValue() < 1 || member.intValue() > max) {
            throw new InvalidEventException(PATH + "." + name, "is not a whole number from 1 to " + max);
        }
        return OptionalInt.of(member.intValue());
    }

    private static Optional<byte[]> body(JsonNode body, String path) {
        if (body.isMissingNode() || body.isNull()) {
            return Optional.empty();
        }
        if (!body.isObject()) {
            throw new InvalidEventException(path, "is not an object with 'encoding' and 'body'");
        }
        String encoding = text(body, "encoding", path);
        String content = textOrEmpty(body, "body", path);
        return Optional.of(
                switch (encoding) {
                    case "utf-8" -> content.getBytes(UTF_8);
                    case "base64" -> base64(content, path);
                    default ->
                        throw new InvalidEventException(
                                path + ".encoding", "is an unknown encoding; 'utf-8' and 'base64' are known");
                });
    }

    private static byte[] base64(String content, String path) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(path + ".body", "is not base64 (RFC 4648 section 4)");
        }
    }

    private static List<Loss> losses(JsonNode losses) {
        if (losses.isMissingNode() || losses.isNull()) {
            return List.of();
        }
        if (!losses.isArray()) {
            throw new InvalidEventException(PATH + ".losses", "is not an array");
        }
        List<Loss> read = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            String path = PATH + ".losses[" + i + "]";
            read.add(new Loss(text(losses.get(i), "field", path), text(losses.get(i), "reason", path)));
        }
        return read;
    }

    private static String text(JsonNode object, String name, String path) {
        String text = textOrEmpty(object, name, path);
        if (text.isEmpty()) {
            throw new InvalidEventException(path + "." + name, "is empty");
        }
        return text;
    }

    private static String textOrEmpty(JsonNode object, String name, String path) {
        JsonNode member = object.path(name);
        if (!member.isTextual()) {
            throw new InvalidEventException(path + "." + name, member.isMissingNode() ? "is missing" : "is not a text");
        }
        return member.textValue();
    }
}
