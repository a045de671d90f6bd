package org.threadkeep.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void every_result_says_how_the_node_acknowledged_writes() throws IOException {
        // Given
        Series freezer = new Series("freezer");
        freezer.add(new Window(1000, 2, Map.of("freezer", 1.0)));

        // When
        new Report(folder, Map.of("commit log", "periodic")).add("freeze", List.of(freezer));

        // Then
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("results.json").toFile())
                        .get("commit log")
                        .asText())
                .isEqualTo("periodic");
        assertThat(Files.readAllLines(folder.resolve("results.txt")))
                .filteredOn(line -> !line.isEmpty())
                .startsWith("commit log: periodic")
                .anyMatch(line -> line.startsWith("freeze "));
    }
}
