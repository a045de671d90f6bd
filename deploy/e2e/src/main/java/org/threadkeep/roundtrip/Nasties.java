package org.threadkeep.roundtrip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.threadkeep.client.Json;
import org.threadkeep.client.RawJson;
import org.threadkeep.client.SentTurn;

/**
 * Made-up bodies that come back wrong from whatever reads JSON and writes it again. Each goes as it stands where it is JSON that may
 * stand in JSON, and in base64; and again in a second call that sends the history of the first, so that it is stored as a delta too.
 */
public record Nasties(String tenant) implements Calls {
    private static final String FORMAT = "openai-chat";

    /** Values that are valid JSON everywhere. */
    private static final List<String> SPELLINGS = List.of(
            "[1, 1.0, 1.00, 1e0, 1E+2, 1e-7, -0, -0.0, 0.1e1, 123456789012345678901234567890.000, 5e-324, 1e999]",
            "{\"b\":1,\"a\":2,\"\":3,\"A\":{\"z\":[],\"y\":{}}}",
            "{ \"a\" :\t[ ] ,  \"b\":{ } }",
            "\"\\u0041\\/\\b\\f\\u00e9é\\u00E9\\u2028\\ud83e\\udeb6🪶\\uFFFD\uFFFD\"",
            "\"null \\u0000 and bell \\u0007 and bidi \u202E and line \u2028\"");

    /** Values that a strict reader refuses. */
    private static final List<byte[]> UNREADABLE = List.of(
            "{\"a\":1,\"a\":2,\"a\":{\"b\":1,\"b\":1}}".getBytes(UTF_8),
            "\"half \\ud800 and \\udc00 and \\udc00\\ud800\"".getBytes(UTF_8),
            "\"no text \u00c3( \u00ff\u00fe \u00ed\u00a0\u0080 \u00c0\u0080\"".getBytes(ISO_8859_1));

    private static final List<byte[]> RESPONSES = List.of(
            ": ping\r\n\r\nevent: x\r\ndata: {\"id\":\"s\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\ndata:[DONE]\n\n"
                    .getBytes(UTF_8),
            "\uFEFFdata: {\"choices\":[{\"delta\":{\"content\":\"\\ud83e\"}}]}\r\rdata: {\"choices\":[{\"delta\":{\"content\":\"\\udeb6\"}}]}"
                    .getBytes(UTF_8),
            "\u0000\u00ff\u00fe no text at all \u0000".getBytes(ISO_8859_1),
            "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"breaks o".getBytes(UTF_8),
            "\r\n".getBytes(UTF_8),
            new byte[0]);

    /** How many calls there are. */
    public static final int CALLS = 2 * (2 * SPELLINGS.size() + UNREADABLE.size() + RESPONSES.size());

    @Override
    public void forEach(Consumer<List<Call>> into) {
        for (int i = 0; i < SPELLINGS.size(); i++) {
            byte[] value = SPELLINGS.get(i).getBytes(UTF_8);
            into.accept(twice("plain-" + i, value, answer(value), false));
            into.accept(twice("spelling-" + i, value, answer(value), true));
        }
        for (int i = 0; i < UNREADABLE.size(); i++) {
            into.accept(twice("unreadable-" + i, UNREADABLE.get(i), answer(UNREADABLE.get(i)), true));
        }
        for (int i = 0; i < RESPONSES.size(); i++) {
            into.accept(twice("response-" + i, "0".getBytes(UTF_8), RESPONSES.get(i), true));
        }
    }

    private List<Call> twice(String name, byte[] value, byte[] response, boolean encoded) {
        List<Call> calls = new ArrayList<>();
        calls.add(call(name, 1, request(value, ""), response, encoded));
        String history = ",{\"role\":\"assistant\",\"content\":\"so\"},{\"role\":\"user\",\"content\":\"on\"}";
        calls.add(call(name, 2, request(value, history), response, encoded));
        return calls;
    }

    private Call call(String name, int number, byte[] request, byte[] response, boolean encoded) {
        String id = name + "#" + number;
        Map<String, byte[]> exchange = new LinkedHashMap<>();
        exchange.put("id", text(id));
        exchange.put("tenant", text(tenant));
        exchange.put("source", text("urn:threadkeep:nasties"));
        exchange.put("modelversion", text("heron-7b-20260301"));
        exchange.put("conversationid", text(name));
        exchange.put("request", encoded ? base64(request) : request);
        exchange.put("response", encoded ? base64(response) : response);
        return new Call(
                "/v1/capture/" + FORMAT,
                new SentTurn(id, RawJson.object(exchange), new byte[0]),
                Expected.bodies(Optional.of(request), Optional.of(response)));
    }

    private static byte[] request(byte[] value, String history) {
        return joined(
                "{ \"messages\":[{\"content\":\"hello\" ,\"role\":\"user\"}" + history + "],\"nasty\" : ",
                value,
                "\t}");
    }

    private static byte[] answer(byte[] value) {
        return joined(
                "{\"nasty\":", value, ",\"choices\":[ {\"message\":{\"content\":\"so\",\"role\":\"assistant\"} }]}");
    }

    private static byte[] joined(String before, byte[] value, String after) {
        java.io.ByteArrayOutputStream joined = new java.io.ByteArrayOutputStream();
        joined.writeBytes(before.getBytes(UTF_8));
        joined.writeBytes(value);
        joined.writeBytes(after.getBytes(UTF_8));
        return joined.toByteArray();
    }

    private static byte[] base64(byte[] body) {
        Map<String, String> encoded = new LinkedHashMap<>();
        encoded.put("encoding", "base64");
        encoded.put("body", Base64.getEncoder().encodeToString(body));
        return text(encoded);
    }

    private static byte[] text(Object value) {
        return Json.text(value).getBytes(UTF_8);
    }
}
