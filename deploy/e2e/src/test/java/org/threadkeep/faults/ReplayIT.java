package org.threadkeep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.audit.ArchiveAudit;
import org.threadkeep.audit.Findings;
import org.threadkeep.audit.TopicAudit;
import org.threadkeep.audit.TurnLedger;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.load.LoadGenerator;
import org.threadkeep.load.UnfreezableRecords;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;

/** The same log, read from its begin by one freezer or by several, makes the same archive. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayIT {
    private static final int MOST_FREEZERS = 4;
    private static final FaultPlan PLAN = new FaultPlan(7, 1_200, 1, 1, MOST_FREEZERS);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TurnLedger ledger = new TurnLedger();
    private LocalStack stack;

    @BeforeAll
    void send_turns() {
        stack = LocalStack.at(StackOptions.forTest(RepositoryRoot.find(), PLAN.servers(), PLAN.freezers()));
        stack.up();
        FaultPace atOnce = new FaultPace(PLAN);
        atOnce.faultOver();
        try (UnfreezableRecords unfreezable =
                new UnfreezableRecords(stack.kafka().bootstrapServers())) {
            IngestClient ingest = new IngestClient(new Http(), stack.ingestUri());
            new LoadGenerator(PLAN.seed(), PLAN.turns(), atOnce, ingest, unfreezable, ledger).run();
        }
        stack.catalog().stop();
    }

    @AfterAll
    void stop_everything() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_replay_into_an_empty_archive_gives_the_same_turns_whatever_the_number_of_freezers(int freezers) {
        // Given
        stack.freezers().forEach(ServerProcess::stop);
        Findings findings = new Findings();
        try (ArchiveAudit before = new ArchiveAudit(stack, findings)) {
            before.dropArchive();
        }

        // When
        List<ServerProcess> reading = stack.freezers().subList(0, freezers);
        reading.forEach(ServerProcess::launch);
        reading.forEach(ServerProcess::awaitReady);
        Map<String, Map<String, Set<String>>> archived = archived(findings);

        // Then
        assertThat(findings.words()).isEqualTo(List.of());
        assertThat(archived).isEqualTo(ledger.threads());
    }

    private Map<String, Map<String, Set<String>>> archived(Findings findings) {
        try (ArchiveAudit archive = new ArchiveAudit(stack, findings)) {
            archive.awaitFrozen(new TopicAudit(stack.kafka().bootstrapServers()).endOfTurns(), PATIENCE);
            archive.run();
            return archive.threads();
        }
    }
}
