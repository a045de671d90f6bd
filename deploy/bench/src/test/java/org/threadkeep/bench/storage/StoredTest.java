package org.threadkeep.bench.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTest {
    @TempDir
    private Path node;

    private void table(String keyspace, String file, int bytes) throws IOException {
        Path folder =
                Files.createDirectories(node.resolve("data").resolve(keyspace).resolve("table"));
        Files.write(folder.resolve(file), new byte[bytes]);
    }

    @Test
    void all_files_of_all_keyspaces_count() throws IOException {
        // Given
        table("frames", "one-Data.db", 700);
        table("frames", "one-Index.db", 200);
        table("keys", "two-Data.db", 100);
        table("others", "three-Data.db", 5000);

        // When
        Stored stored = Stored.at(node, new Captured(50, 4000), "frames", "keys");

        // Then
        assertThat(stored.bytes()).isEqualTo(1000);
        assertThat(stored.perTurn()).isEqualTo("20.0");
        assertThat(stored.perCapturedByte()).isEqualTo("0.2500");
    }

    @Test
    void nothing_on_disk_is_no_result() throws IOException {
        table("frames", "one-Data.db", 0);
        assertThatThrownBy(() -> Stored.at(node, new Captured(1, 1), "frames")).hasMessageContaining("nothing");
    }
}
