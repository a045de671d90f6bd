package org.threadkeep.stitching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * A message of a tree.
 *
 * @param id unique in its tree
 * @param parent id of the message before it; empty for a first one
 * @param part nodes in a row with the same part are one message of the model, which its source cut
 */
record TreeNode(String id, Optional<String> parent, JsonNode message, String part) {
    TreeNode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(part, "part");
    }

    boolean isModel() {
        return Message.isModel(message);
    }
}
