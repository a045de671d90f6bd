package org.threadkeep.archive.keys;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which key-encryption key wraps the subjects' keys. Exactly one of {@link #kekFile} and {@link #vault} must be set. */
public interface KeySettings {
    /** File with 64 hex digits; whoever loses it loses the archive's content. */
    Optional<Path> kekFile();

    /** A Vault that holds the key. */
    Optional<Vault> vault();

    /** Files with earlier keys, until {@code deploy/admin rewrap-keys} has wrapped everything under the current one. */
    Optional<List<Path>> earlierKekFiles();

    /** Where Vault's Transit secrets engine is. */
    interface Vault {
        /** Such as {@code https://vault.example:8200}. */
        URI address();

        /** Name of the encryption key, of a type that takes associated data, such as {@code aes256-gcm96}. */
        String key();

        /** File with the token; read again for each request, so an agent can renew it. */
        Path tokenFile();

        /** Where the engine is mounted; {@code transit} if nothing else is said. */
        Optional<String> mount();

        /** Vault Enterprise's namespace. */
        Optional<String> namespace();
    }

    /**
     * The key management that these settings name.
     *
     * @param prefix of the properties, for error messages
     * @throws IllegalStateException naming the property that is missing, or whose file can't be used
     */
    static KeyManagement open(KeySettings settings, String prefix) {
        if (settings.kekFile().isPresent() == settings.vault().isPresent()) {
            throw new IllegalStateException(prefix + ".kek-file or " + prefix + ".vault.*: exactly one must be set");
        }
        KeyManagement current = settings.kekFile()
                .<KeyManagement>map(file -> read(prefix + ".kek-file", file, LocalFileKeyManagement::read))
                .orElseGet(() -> new VaultTransitKeyManagement(settings.vault().orElseThrow()));
        return new KeyRing(
                current,
                settings.earlierKekFiles().orElse(List.of()).stream()
                        .map(file -> read(prefix + ".earlier-kek-files", file, LocalFileKeyManagement::read))
                        .toList());
    }

    private static <T> T read(String property, Path file, Function<Path, T> reader) {
        try {
            return reader.apply(file);
        } catch (RuntimeException e) {
            throw new IllegalStateException(property + ": " + e.getMessage(), e);
        }
    }
}
