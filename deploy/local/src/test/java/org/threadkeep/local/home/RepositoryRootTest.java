package org.threadkeep.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRootTest {

    @TempDir
    Path folder;

    @Test
    void the_root_is_found_from_a_module_deep_inside() throws IOException {
        Path module = Files.createDirectories(folder.resolve("some-service/src/main"));
        Files.createFile(Files.createDirectories(folder.resolve("deploy/local")).resolve("pom.xml"));

        Path root = RepositoryRoot.above(module);

        assertThat(root).isEqualTo(folder);
    }

    @Test
    void outside_of_the_repository_the_error_names_the_property_to_set() {
        assertThatThrownBy(() -> RepositoryRoot.above(folder)).hasMessageContaining("-Dthreadkeep.home=");
    }

    @Test
    void a_missing_class_path_names_the_command_that_makes_it() {
        assertThatThrownBy(() -> ServerClassPath.read(folder, "kafka-server"))
                .hasMessageContaining("deploy/local/kafka-server/target/classpath is missing")
                .hasMessageEndingWith("kafka-server && mvn -q -B process-resources");
    }
}
