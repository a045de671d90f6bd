package org.threadkeep.events.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.threadkeep.events.TurnData;

/**
 * What a model saw, as canonical messages. Model messages that follow one another are one: a beginning that the caller wrote
 * and the model's continuation come back as one message or as two, depending on the client.
 *
 * @param messages oldest first
 */
record Conversation(List<CanonicalMessage> messages) {
    Conversation {
        messages = List.copyOf(messages);
    }

    /** The input of a call. */
    static Conversation of(TurnData data) {
        List<CanonicalMessage> messages = new ArrayList<>();
        data.systemInstructions().map(CanonicalMessage::system).ifPresent(messages::addAll);
        data.inputMessages().forEach(message -> messages.addAll(CanonicalMessage.of(message)));
        return new Conversation(joined(messages));
    }

    /** How many messages stay as they are, whatever a model adds. */
    int settled() {
        boolean modelSpokeLast =
                !messages.isEmpty() && messages.get(messages.size() - 1).role().isModel();
        return modelSpokeLast ? messages.size() - 1 : messages.size();
    }

    /** The messages from {@link #settled()} on, with one more. */
    List<CanonicalMessage> unsettledWith(JsonNode message) {
        List<CanonicalMessage> unsettled = new ArrayList<>(messages.subList(settled(), messages.size()));
        unsettled.addAll(CanonicalMessage.of(message));
        return joined(unsettled);
    }

    /**
     * How many messages belong to the history: those up to the last model message before the last one of anyone else; or all, when
     * the last one is a model's that no caller would have begun: a model that paused is asked to go on.
     */
    int historyLength() {
        int i = isPaused() ? messages.size() : settled();
        while (i > 0 && !messages.get(i - 1).role().isModel()) {
            i--;
        }
        return i;
    }

    /** A caller begins an answer with text; calls of tools, their results and references are what a model has said before. */
    private boolean isPaused() {
        return settled() < messages.size()
                && messages.get(settled()).parts().stream().anyMatch(part -> !CanonicalPart.isText(part));
    }

    private static List<CanonicalMessage> joined(List<CanonicalMessage> messages) {
        List<CanonicalMessage> joined = new ArrayList<>();
        List<JsonNode> said = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            CanonicalMessage message = messages.get(i);
            if (!message.role().isModel()) {
                joined.add(message);
                continue;
            }
            said.addAll(message.parts());
            boolean last =
                    i + 1 == messages.size() || !messages.get(i + 1).role().isModel();
            if (last) {
                joined.add(new CanonicalMessage(message.role(), "", CanonicalPart.joinTexts(said)));
                said.clear();
            }
        }
        return joined;
    }
}
