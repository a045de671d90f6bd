package org.threadkeep.bench.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.threadkeep.client.SentTurn;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.replay.Conversation;
import org.threadkeep.replay.StatelessGateway;

/** Turns of many conversations that go on at the same time, each call with the whole history before it. */
public final class BenchTurns {
    /** How many conversations go on at once. */
    private static final int AT_A_TIME = 500;

    private record Active(String conversation, Iterator<SentTurn> calls) {}

    private final StatelessGateway gateway;
    private final EncodedTurns encoded;
    private final int persons;
    private int calls;
    private int begun;

    /**
     * Turns of a tenant.
     *
     * @param key that the services have too
     * @param persons who talk; each comes back with a new conversation when all have had one
     */
    public BenchTurns(IdentityKey key, String tenant, int persons) {
        this.persons = persons;
        this.gateway = new StatelessGateway("//bench.example/gateway", tenant);
        this.encoded = new EncodedTurns(key);
    }

    /**
     * The first so many calls, in the order in which they come.
     *
     * @param most fewer when the conversations have ended
     */
    public List<BenchTurn> of(Iterator<Conversation> waiting, int most) {
        List<BenchTurn> turns = new ArrayList<>();
        Deque<Active> active = new ArrayDeque<>();
        while (turns.size() < most) {
            while (active.size() < AT_A_TIME && waiting.hasNext()) {
                begin(waiting.next(), active);
            }
            Active next = active.poll();
            if (next == null) {
                return turns;
            }
            turns.add(turn(next));
            if (next.calls().hasNext()) {
                active.add(next);
            }
        }
        return turns;
    }

    private void begin(Conversation conversation, Deque<Active> active) {
        String subject = "person-" + begun++ % persons;
        Iterator<SentTurn> ofIt =
                gateway.calls(conversation, output -> Map.of("id", "call-" + ++calls, "datasubject", subject));
        if (ofIt.hasNext()) {
            active.add(new Active(conversation.id(), ofIt));
        }
    }

    private BenchTurn turn(Active active) {
        return encoded.of(active.conversation(), active.calls().next().event());
    }
}
