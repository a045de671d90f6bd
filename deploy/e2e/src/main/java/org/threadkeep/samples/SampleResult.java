package org.threadkeep.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.threadkeep.client.Json;

/**
 * Where the values of a sample have arrived.
 *
 * @param turns how many it became
 * @param places by field, in the order of the file
 * @param lost fields whose value is nowhere, and that no loss report names
 */
public record SampleResult(String name, int turns, Map<String, String> places, List<String> lost) {
    /** Copies the list. */
    public SampleResult {
        lost = List.copyOf(lost);
    }

    /** Whether it became a turn, and nothing of it is lost. */
    public boolean isWhole() {
        return turns > 0 && lost.isEmpty();
    }

    /** A table of Markdown. */
    public String table() {
        StringBuilder table = new StringBuilder("## " + name + "\n\n| field | arrives in |\n|---|---|\n");
        places.forEach((field, place) ->
                table.append("| `").append(field).append("` | ").append(place).append(" |\n"));
        lost.forEach(field -> table.append("| `").append(field).append("` | **nowhere** |\n"));
        return table.append('\n').toString();
    }

    /** For machines. */
    public ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", name)
                .put("turns", turns)
                .put("values", places.size() + lost.size())
                .put("whole", isWhole());
        lost.forEach(json.putArray("lost")::add);
        return json;
    }
}
