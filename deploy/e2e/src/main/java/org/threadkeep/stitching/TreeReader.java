package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.client.Json;

/** Reads the shapes in which sources write conversations and trees. */
final class TreeReader {
    private TreeReader() {}

    static Tree tree(String name, Gateway gateway, JsonNode line) {
        String model = line.path("model").asText("");
        String first = line.path("models").path(0).asText("");
        return new Tree(name, model.isEmpty() ? first : model, gateway, nodes(line));
    }

    private static List<TreeNode> nodes(JsonNode line) {
        return switch (line.path("format").asText()) {
            case "oasst-message-tree" -> replies(line.path("raw").path("prompt"));
            case "claude-code-session-events" -> sessionEvents(line.path("nodes"));
            case "tot-bfs" -> steps(line.path("nodes"));
            default -> line.has("nodes") ? samples(line) : conversation(line.path("messages"));
        };
    }

    private static List<TreeNode> conversation(JsonNode messages) {
        List<TreeNode> nodes = new ArrayList<>();
        for (JsonNode message : messages) {
            int at = nodes.size();
            Optional<String> before = at == 0 ? Optional.empty() : Optional.of(Integer.toString(at - 1));
            nodes.add(new TreeNode(
                    Integer.toString(at), before, message, message.path("id").asText("")));
        }
        return nodes;
    }

    private static List<TreeNode> replies(JsonNode prompt) {
        List<TreeNode> nodes = new ArrayList<>();
        addReplies(prompt, Optional.empty(), nodes);
        return nodes;
    }

    private static void addReplies(JsonNode said, Optional<String> parent, List<TreeNode> into) {
        String id = said.path("message_id").asText();
        String role = said.path("role").asText().equals("prompter") ? "user" : "assistant";
        into.add(node(id, parent, role, said.path("text").asText()));
        said.path("replies").forEach(reply -> addReplies(reply, Optional.of(id), into));
    }

    /** Events that are no messages stand between those that are. */
    private static List<TreeNode> sessionEvents(JsonNode events) {
        Map<String, Optional<String>> messageAt = new HashMap<>();
        List<TreeNode> nodes = new ArrayList<>();
        for (JsonNode event : events) {
            String id = event.path("uuid").asText("");
            Optional<String> parent =
                    messageAt.getOrDefault(event.path("parentUuid").asText(""), Optional.empty());
            boolean isMessage = event.path("message").has("role");
            if (isMessage) {
                JsonNode message = event.path("message");
                nodes.add(new TreeNode(id, parent, message, message.path("id").asText("")));
            }
            messageAt.put(id, isMessage ? Optional.of(id) : parent);
        }
        return nodes;
    }

    /** Each step is asked for: what a search calls with its own prompts would be no chat. */
    private static List<TreeNode> steps(JsonNode all) {
        List<TreeNode> nodes = new ArrayList<>();
        for (JsonNode step : all) {
            String id = step.path("id").asText();
            Optional<String> parent = Optional.ofNullable(step.path("parent").textValue());
            boolean first = parent.filter(before -> !before.equals("x")).isEmpty();
            if (!first) {
                nodes.add(node("next " + id, parent, "user", "Next step."));
                parent = Optional.of("next " + id);
            }
            nodes.add(node(
                    id, parent, step.path("role").asText(), step.path("content").asText()));
        }
        return nodes;
    }

    /** The prompt is left out of some files. */
    private static List<TreeNode> samples(JsonNode line) {
        List<TreeNode> nodes = new ArrayList<>();
        boolean prompted = line.path("nodes").path(0).path("parent").isNull();
        if (!prompted) {
            String parent = line.path("nodes").path(0).path("parent").asText();
            nodes.add(
                    node(parent, Optional.empty(), "user", line.path("tree_id").asText()));
        }
        for (JsonNode sample : line.path("nodes")) {
            nodes.add(node(
                    sample.path("id").asText(),
                    Optional.ofNullable(sample.path("parent").textValue()),
                    sample.path("role").asText(),
                    sample.path("content").asText()));
        }
        return nodes;
    }

    private static TreeNode node(String id, Optional<String> parent, String role, String content) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("role", role).put("content", content);
        return new TreeNode(id, parent, message, "");
    }
}
