package org.threadkeep.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;

class BenchTurnsTest {
    private static List<BenchTurn> some(int most) {
        return new BenchTurns(IdentityKey.of(new byte[IdentityKey.BYTES]), "acme", 100)
                .of(new MadeConversations(1), most);
    }

    @Test
    void turns_are_what_the_freezer_takes() {
        assertThat(some(700)).hasSize(700).allSatisfy(turn -> {
            TurnEvent decoded = TurnRecordCodec.decode(turn.encoded());
            assertThat(decoded.data()).hasSize(turn.dataBytes());
        });
    }

    @Test
    void conversations_take_turns() {
        List<BenchTurn> turns = some(700);
        assertThat(turns.subList(0, 500)).extracting(BenchTurn::conversation).doesNotHaveDuplicates();
    }
}
