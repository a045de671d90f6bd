package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that would not work are refused. Each file says in its first line what the message must name. */
class BrokenValuesTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final String EXPECTED = "# names: ";

    static Stream<Path> broken() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void the_message_names_the_value(Path broken) {
        // Given
        String first = Chart.read(broken).lines().findFirst().orElseThrow();
        List<String> expected = List.of(first.substring(EXPECTED.length()).split(", "));

        // Then
        assertThatThrownBy(() -> Chart.render(Chart.FOLDER, List.of(Chart.values("required"), broken), Map.of()))
                .message()
                .satisfies(message -> assertThat(message.replace('/', '.')).contains(expected));
    }

    @Test
    void there_are_at_least_fifteen_of_them() throws IOException {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(15);
    }
}
