package org.threadkeep.freezer.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The key-encryption key, under which the subjects' keys are stored. */
@ConfigMapping(prefix = "threadkeep.keys")
public interface KeysConfig {
    /** File with 64 hex digits; whoever loses it loses the archive's content. */
    Path kekFile();

    /** Files with earlier keys, until {@code deploy/admin rewrap-keys} has wrapped everything under the one above. */
    Optional<List<Path>> earlierKekFiles();
}
