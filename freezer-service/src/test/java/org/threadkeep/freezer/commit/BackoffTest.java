package org.threadkeep.freezer.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void it_grows_up_to_its_limit_and_stays_there() {
        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.after(4)).isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(backoff.after(10)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        assertThat(backoff.after(Integer.MAX_VALUE)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
    }
}
