package org.threadkeep.local.stack;

import java.nio.file.Path;

/**
 * The two keys of a stack.
 *
 * @param identity for the keyed digests that join turns to threads
 * @param encryption wraps the keys that frames are encrypted under
 */
record StackKeys(KeyFile identity, KeyFile encryption) {

    static StackKeys in(Path dataDir) {
        Path folder = dataDir.resolve("keys");
        return new StackKeys(new KeyFile(folder.resolve("identity.key")), new KeyFile(folder.resolve("kek.key")));
    }

    void createIfAbsent() {
        identity.createIfAbsent();
        encryption.createIfAbsent();
    }
}
