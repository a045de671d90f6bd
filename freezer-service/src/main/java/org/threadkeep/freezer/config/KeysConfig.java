package org.threadkeep.freezer.config;

import io.smallrye.config.ConfigMapping;
import org.threadkeep.archive.keys.KeySettings;

/** The key-encryption key, under which the subjects' keys are stored. */
@ConfigMapping(prefix = KeysConfig.PREFIX)
public interface KeysConfig extends KeySettings {
    /** Of these properties. */
    String PREFIX = "threadkeep.keys";
}
