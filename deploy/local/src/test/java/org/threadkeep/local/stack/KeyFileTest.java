package org.threadkeep.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void a_new_key_has_32_bytes_that_only_its_owner_may_read() throws IOException {
        Path path = folder.resolve("keys/identity.key");

        new KeyFile(path).createIfAbsent();

        assertThat(Files.readString(path).strip()).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(path.getParent()).isDirectoryNotContaining("glob:**draft*");
    }

    @Test
    void a_key_that_exists_is_never_touched() throws IOException {
        Path path = Files.writeString(folder.resolve("identity.key"), "what somebody put here");

        new KeyFile(path).createIfAbsent();

        assertThat(path).hasContent("what somebody put here");
    }
}
