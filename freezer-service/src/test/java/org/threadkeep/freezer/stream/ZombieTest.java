package org.threadkeep.freezer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.threadkeep.freezer.testing.MemoryArchive;
import org.threadkeep.freezer.testing.MemoryTopic;
import org.threadkeep.freezer.testing.TestFreezer;

/** A freezer that doesn't know yet that its partition has another owner. Each has its own reader of the same log. */
@Timeout(60)
class ZombieTest {

    private static final long PLENTY = 64 << 20;
    private static final int TURNS = 200;

    private final MemoryTopic readByZombie = new MemoryTopic("topic");
    private final MemoryTopic readByOwner = new MemoryTopic("topic");
    private final MemoryArchive archive = new MemoryArchive();
    private final TestFreezer zombie = new TestFreezer(readByZombie, archive, TestFreezer.patient(7), PLENTY);
    private final TestFreezer owner = new TestFreezer(readByOwner, archive, TestFreezer.patient(5), PLENTY);

    @AfterEach
    void close() {
        zombie.close();
        owner.close();
    }

    @Test
    void two_freezers_on_one_stream_freeze_every_turn_once() {
        readByZombie.addTurns(0, TURNS);
        readByOwner.addTurns(0, TURNS);
        zombie.assign();
        owner.assign();

        TestFreezer.await("all but the last pack", () -> {
            zombie.poll(10);
            owner.poll(10);
            return archive.frozenTurnIds().size() > TURNS - 7;
        });

        assertThat(archive.frozenTurnIds()).doesNotHaveDuplicates();
        assertThat(zombie.events().conflicts() + owner.events().conflicts()).isPositive();
        for (int seq = 1; seq < archive.log().size(); seq++) {
            assertThat(archive.log().get(seq).follows(archive.log().get(seq - 1)))
                    .isTrue();
        }
    }
}
