package org.threadkeep.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.threadkeep.bench.result.Latencies;

class OpenLoopTest {
    @Test
    void requests_are_due_at_even_distances() {
        OpenLoop schedule = new OpenLoop(5_000, 200);
        assertThat(schedule.dueNanos(0)).isEqualTo(5_000);
        assertThat(schedule.dueNanos(3)).isEqualTo(15_005_000);
    }

    @Test
    void a_request_that_was_sent_late_waited_from_when_it_was_due() {
        // Given a service that stood still for a second, and a sender that had to wait for it
        OpenLoop schedule = new OpenLoop(0, 1000);
        long answeredAt = 1_000_000_000;

        // When, Then the tenth request is no quick one, though it was answered at once when it was sent
        Latencies latencies = new Latencies("requests");
        latencies.add(schedule.dueNanos(10), answeredAt);
        assertThat(latencies.text()).startsWith("1 requests, p50 990.");
    }

    @Test
    void a_rate_of_nothing_is_refused() {
        assertThatThrownBy(() -> new OpenLoop(0, 0)).hasMessageContaining("perSecond");
    }
}
