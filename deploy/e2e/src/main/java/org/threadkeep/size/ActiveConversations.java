package org.threadkeep.size;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threadkeep.client.SentTurn;
import org.threadkeep.replay.Conversation;
import org.threadkeep.replay.StatelessGateway;

/** So many conversations go on at a time; when one ends, the next begins. Each round is one call of each. */
final class ActiveConversations {
    private final StatelessGateway gateway = new StatelessGateway("//size.example/gateway", "acme");
    private final Iterator<Conversation> waiting;
    private final int atATime;
    private final int perSubject;
    private final Map<String, Iterator<SentTurn>> active = new LinkedHashMap<>();
    private int begun;
    private long called;

    /**
     * Conversations in this order.
     *
     * @param atATime how many go on at once
     * @param perSubject how many one person has
     */
    ActiveConversations(List<Conversation> conversations, int atATime, int perSubject) {
        this.waiting = conversations.iterator();
        this.atATime = atATime;
        this.perSubject = perSubject;
    }

    /**
     * A call of a conversation.
     *
     * @param conversation its id
     */
    record Call(String conversation, SentTurn turn) {}

    /** The next round; empty when all conversations have ended. */
    List<Call> next() {
        List<Call> round = new ArrayList<>();
        active.values().removeIf(calls -> !calls.hasNext());
        while (active.size() < atATime && waiting.hasNext()) {
            begin(waiting.next());
        }
        active.forEach((id, calls) -> round.add(new Call(id, calls.next())));
        return round;
    }

    /** A stateless gateway has no id of the conversation; it counts its calls. */
    private void begin(Conversation conversation) {
        String subject = "person-" + begun++ / perSubject;
        Iterator<SentTurn> calls =
                gateway.calls(conversation, output -> Map.of("id", "call-" + ++called, "datasubject", subject));
        if (calls.hasNext()) {
            active.put(conversation.id(), calls);
        }
    }
}
