package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.threadkeep.events.Capture;
import org.threadkeep.events.CapturedExchanges;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.Turns;

/** Exchanges as a gateway posts them, read and taken apart. JSON is written with single quotes. */
final class Captures {
    private Captures() {}

    /** The data of an exchange with two bodies of JSON. */
    static TurnData exchange(String format, String request, String response) {
        return posted(format, "{'request':" + request + ",'response':" + response + "}");
    }

    /** The data of an exchange whose response is a text. */
    static TurnData streamed(String format, String request, String... events) {
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            text.append("data: ").append(Turns.quoted(event).replace("\n", "")).append("\n\n");
        }
        String escaped = TextNode.valueOf(text.toString()).toString();
        String body = "{\"request\":" + Turns.quoted(request) + ",\"response\":" + escaped + "}";
        return TurnData.parse(read(format, body).data());
    }

    /** The data of what was posted. */
    static TurnData posted(String format, String body) {
        return TurnData.parse(read(format, Turns.quoted(body)).data());
    }

    static ReadExchange.Readable read(String format, String body) {
        List<ReadExchange> read = CapturedExchanges.readJson(
                body.getBytes(UTF_8), CaptureFormats.newest(format).orElseThrow());
        return (ReadExchange.Readable) read.get(0);
    }

    /** What stands at a place, as JSON with single quotes. */
    static String at(TurnData data, String pointer) {
        JsonNode found = data.root().at(pointer);
        return found.isMissingNode() ? "" : found.toString().replace('"', '\'');
    }

    /** Fields that are lost. */
    static List<String> losses(TurnData data) {
        return data.capture().orElseThrow().losses().stream()
                .map(Capture.Loss::field)
                .toList();
    }
}
