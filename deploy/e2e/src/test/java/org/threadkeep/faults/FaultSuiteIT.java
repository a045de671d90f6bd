package org.threadkeep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** A short run of the fault suite; {@code deploy/faults} runs longer ones. */
class FaultSuiteIT {
    private static final FaultPlan PLAN = new FaultPlan(20261121, 2_500, 10, 1, 2);

    @Test
    void nothing_acknowledged_is_lost_or_found_twice_whoever_dies() {
        StackOptions options = StackOptions.forTest(RepositoryRoot.find(), PLAN.servers(), PLAN.freezers());
        try (LocalStack stack = LocalStack.at(options)) {
            // Given
            stack.up();

            // When
            FaultRun.Result result = new FaultRun(PLAN, stack).run();

            // Then
            System.out.println(result.summary());
            assertThat(result.findings()).as(result.summary()).isZero();
        }
    }
}
