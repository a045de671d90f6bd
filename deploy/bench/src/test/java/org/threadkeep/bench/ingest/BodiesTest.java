package org.threadkeep.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.load.BenchTurns;
import org.threadkeep.bench.load.MadeConversations;
import org.threadkeep.events.identity.IdentityKey;

class BodiesTest {
    private static final IdentityKey KEY = IdentityKey.of(new byte[IdentityKey.BYTES]);

    @TempDir
    Path folder;

    @Test
    void bodies_are_read_as_they_were_written_and_after_the_last_comes_the_first_again() throws IOException {
        List<BenchTurn> turns = new BenchTurns(KEY, "acme", 1).of(new MadeConversations(1), 5);
        Path file = Bodies.write(turns.iterator(), 2, folder.resolve("bodies"));

        try (Bodies bodies = Bodies.open(file)) {
            assertThat(bodies.get(0).turns()).isEqualTo(2);
            assertThat(bodies.get(2).turns()).isEqualTo(1);
            assertThat(new String(bodies.get(1).json(), UTF_8))
                    .isEqualTo("[" + text(turns, 2) + "," + text(turns, 3) + "]");
            assertThat(bodies.get(5).json()).isEqualTo(bodies.get(2).json());
        }
    }

    private static String text(List<BenchTurn> turns, int number) {
        return new String(turns.get(number).event(), UTF_8);
    }
}
