package org.threadkeep.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file with 32 random bytes in hexadecimal that only its owner may read. What was recorded under a key can't be read or
 * joined without it, so one that exists is never touched.
 *
 * @param path where it is
 */
record KeyFile(Path path) {

    private static final int BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Makes it if there is none. */
    void createIfAbsent() {
        if (Files.exists(path)) {
            return;
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createDirectories(path.getParent());
            Path draft = Files.createTempFile(path.getParent(), "draft", ".key", OWNER_ONLY);
            Files.writeString(draft, HexFormat.of().formatHex(key) + "\n");
            Files.createLink(path, draft);
            Files.delete(draft);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
