package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Chart.FOLDER.resolve("README.md");

    private final String values = Chart.read(Chart.FOLDER.resolve("values.yaml"));

    @Test
    void readme_lists_the_values_as_they_are() throws IOException {
        // Given
        String readme = Chart.read(README);

        // When
        String current = Readme.withValues(readme, values);
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, current);
            readme = current;
        }

        // Then
        assertThat(readme)
                .as("stale; write it anew with: mvn test -pl charts/tests -Dtest=ReadmeTest -Dreadme.write=true")
                .isEqualTo(current);
    }

    @Test
    void every_value_has_a_comment() {
        assertThat(Readme.withoutComment(values)).isEmpty();
    }

    @Test
    void a_value_without_a_comment_is_found() {
        assertThat(Readme.withoutComment("# Known.\na: 1\nb:\n  # Too.\n  c: 2\n  d: 3\n"))
                .containsExactly("b.d");
    }
}
