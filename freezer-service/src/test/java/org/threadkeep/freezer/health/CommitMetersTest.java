package org.threadkeep.freezer.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.keys.KeyUnavailableException;

class CommitMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CommitMeters meters = new CommitMeters(registry);

    private double failed(String step) {
        return registry.get("threadkeep.freeze.failed.attempts")
                .tag("step", step)
                .counter()
                .count();
    }

    private double withoutKeys() {
        return registry.get("threadkeep.freeze.keys.unavailable").counter().count();
    }

    @Test
    void a_failed_step_is_counted_by_its_name_and_told_until_a_commit_succeeds() {
        meters.failed("write", new ArchiveUnavailableException("no node", null));
        meters.failed("write", new ArchiveUnavailableException("no node", null));

        assertThat(failed("write")).isEqualTo(2);
        assertThat(withoutKeys()).isZero();
        assertThat(meters.trouble()).hasValueSatisfying(text -> assertThat(text).contains("write"));

        meters.committed(Duration.ofMillis(5));

        assertThat(meters.trouble()).isEmpty();
    }

    @Test
    void keys_that_are_out_of_reach_are_counted_apart() {
        meters.failed("seal", new KeyUnavailableException("sealed"));

        assertThat(failed("seal")).isEqualTo(1);
        assertThat(withoutKeys()).isEqualTo(1);
    }

    @Test
    void writing_chunks_is_timed_beside_the_whole_commit() {
        meters.written(Duration.ofMillis(20));
        meters.committed(Duration.ofMillis(50));

        assertThat(registry.get("threadkeep.pack.write.duration").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("threadkeep.pack.commit.duration").timer().count())
                .isEqualTo(1);
    }
}
