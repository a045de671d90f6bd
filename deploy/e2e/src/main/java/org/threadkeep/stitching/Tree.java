package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.client.Json;

/** Messages that follow from one another; a conversation is a tree without branches. Each message of the model answers a call. */
final class Tree {
    private final String name;
    private final String model;
    private final Gateway gateway;
    private final Map<String, TreeNode> nodes = new LinkedHashMap<>();
    private final Map<String, TreeNode> continuedBy = new HashMap<>();

    /** A tree of these messages; who stands before another comes first. */
    Tree(String name, String model, Gateway gateway, List<TreeNode> nodes) {
        this.name = name;
        this.model = model;
        this.gateway = gateway;
        nodes.forEach(node -> this.nodes.put(node.id(), node));
        nodes.forEach(this::noteContinued);
    }

    private void noteContinued(TreeNode node) {
        before(node)
                .filter(parent -> isSameMessage(parent, node))
                .ifPresent(parent -> continuedBy.put(parent.id(), node));
    }

    Script script() {
        return new Script(name, () -> nodes.values().stream()
                .filter(TreeNode::isModel)
                .filter(node -> !continuedBy.containsKey(node.id()))
                .flatMap(node -> call(node).stream())
                .iterator());
    }

    private Optional<TreeNode> before(TreeNode node) {
        return node.parent().map(nodes::get);
    }

    private static boolean isSameMessage(TreeNode one, TreeNode next) {
        return one.isModel()
                && next.isModel()
                && !next.part().isEmpty()
                && next.part().equals(one.part());
    }

    /** The call that a message of the model answered; none when nothing stands before it. */
    private Optional<PlayedCall> call(TreeNode last) {
        List<TreeNode> path = path(last);
        int output = path.size() - 1;
        while (output > 0 && isSameMessage(path.get(output - 1), path.get(output))) {
            output--;
        }
        if (output == 0) {
            return Optional.empty();
        }
        ObjectNode data = Json.MAPPER.createObjectNode();
        ArrayNode input = data.putObject("input").putArray("messages");
        path.subList(0, output).forEach(node -> input.add(node.message()));
        data.putObject("output").putArray("messages").add(joined(path.subList(output, path.size())));
        return Optional.of(new PlayedCall(name, gateway.event(id(last), model, data), parent(path.subList(0, output))));
    }

    private List<TreeNode> path(TreeNode last) {
        List<TreeNode> path = new ArrayList<>();
        for (Optional<TreeNode> node = Optional.of(last); node.isPresent(); node = before(node.get())) {
            path.add(0, node.get());
        }
        return path;
    }

    /** The call of the last model message before; none when that message answered no call. */
    private Optional<String> parent(List<TreeNode> history) {
        int last = history.size() - 1;
        while (last >= 0 && !history.get(last).isModel()) {
            last--;
        }
        boolean answered = history.subList(0, Math.max(last, 0)).stream().anyMatch(node -> !node.isModel());
        return last > 0 && answered ? Optional.of(id(history.get(last))) : Optional.empty();
    }

    private String id(TreeNode node) {
        return name + "/" + node.id();
    }

    private static JsonNode joined(List<TreeNode> parts) {
        if (parts.size() == 1) {
            return parts.get(0).message();
        }
        ObjectNode whole = parts.get(0).message().deepCopy();
        ArrayNode content = whole.putArray("content");
        parts.forEach(part -> part.message().path("content").forEach(content::add));
        return whole;
    }
}
