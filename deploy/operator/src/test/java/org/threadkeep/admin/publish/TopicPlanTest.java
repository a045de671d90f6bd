package org.threadkeep.admin.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void more_replicas_in_sync_than_there_are_is_refused() {
        assertThatThrownBy(() -> new TopicPlan(4, 1, 2, WEEK)).hasMessage("minInsyncReplicas is 2 of 1");
    }

    @Test
    void a_topic_without_partitions_or_replicas_is_refused() {
        assertThatThrownBy(() -> new TopicPlan(0, 1, 1, WEEK)).hasMessageContaining("partitions");
        assertThatThrownBy(() -> new TopicPlan(4, 0, 1, WEEK)).hasMessageContaining("replicas");
    }

    @Test
    void a_retention_of_nothing_is_refused() {
        assertThatThrownBy(() -> new TopicPlan(4, 1, 1, Duration.ZERO)).hasMessageContaining("retention");
    }
}
