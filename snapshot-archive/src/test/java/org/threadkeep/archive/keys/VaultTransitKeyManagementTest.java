package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.archive.Samples;

class VaultTransitKeyManagementTest {
    private static final byte[] DATA_KEY = Samples.noise(32, 3);
    private static final byte[] CONTEXT = "row 1".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private final TransitStub stub = new TransitStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    private record Vault(URI address, String key, Path tokenFile, Optional<String> mount, Optional<String> namespace)
            implements KeySettings.Vault {}

    private record Settings(Optional<Path> kekFile, Optional<Vault> ofVault, Optional<List<Path>> earlierKekFiles)
            implements KeySettings {
        @Override
        public Optional<KeySettings.Vault> vault() {
            return ofVault.map(vault -> vault);
        }
    }

    private Vault vault(String token) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token + "\n");
        return new Vault(stub.address(), "threadkeep", file, Optional.empty(), Optional.empty());
    }

    @Test
    void what_it_wrapped_it_unwraps_in_the_same_context_only() throws IOException {
        // Given
        KeyManagement keys = new VaultTransitKeyManagement(vault("right"));

        // When
        byte[] wrapped = keys.wrap(DATA_KEY, CONTEXT);

        // Then
        assertThat(keys.kekId()).isEqualTo("vault-transit:transit/threadkeep");
        assertThat(new String(wrapped, UTF_8)).startsWith("vault:v1:");
        assertThat(keys.unwrap(keys.kekId(), wrapped, CONTEXT)).isEqualTo(DATA_KEY);
        assertThatThrownBy(() -> keys.unwrap(keys.kekId(), wrapped, "row 2".getBytes(UTF_8)))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("HTTP 400");
        assertThatThrownBy(() -> keys.unwrap("vault-transit:transit/other", wrapped, CONTEXT))
                .isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void a_vault_that_is_sealed_refuses_or_is_away_is_an_error_and_no_erasure() throws IOException {
        // Given
        KeyManagement keys = new VaultTransitKeyManagement(vault("right"));
        byte[] wrapped = keys.wrap(DATA_KEY, CONTEXT);

        // When, Then
        stub.status = 503;
        assertThatThrownBy(() -> keys.unwrap(keys.kekId(), wrapped, CONTEXT))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("HTTP 503");
        vault("wrong");
        assertThatThrownBy(() -> keys.wrap(DATA_KEY, CONTEXT))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("HTTP 403");
        stub.close();
        assertThatThrownBy(() -> keys.wrap(DATA_KEY, CONTEXT)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void settings_name_a_file_or_a_vault_and_not_both() throws IOException {
        // Given
        Path kek = Files.writeString(folder.resolve("kek"), "0".repeat(64));
        Settings file = new Settings(Optional.of(kek), Optional.empty(), Optional.empty());
        Settings both = new Settings(Optional.of(kek), Optional.of(vault("right")), Optional.empty());
        Settings none = new Settings(Optional.empty(), Optional.empty(), Optional.empty());
        Settings moved = new Settings(Optional.empty(), Optional.of(vault("right")), Optional.of(List.of(kek)));
        byte[] wrapped = KeySettings.open(file, "keys").wrap(DATA_KEY, CONTEXT);

        // When, Then
        String before = KeySettings.open(file, "keys").kekId();
        assertThat(KeySettings.open(moved, "keys").unwrap(before, wrapped, CONTEXT))
                .isEqualTo(DATA_KEY);
        assertThat(KeySettings.open(moved, "keys").kekId()).startsWith("vault-transit:");
        for (Settings wrong : List.of(both, none)) {
            assertThatThrownBy(() -> KeySettings.open(wrong, "keys"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("keys.kek-file or keys.vault.*");
        }
    }
}
