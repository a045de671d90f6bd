package org.threadkeep.admin.storage;

import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.KeyUnavailableException;

/** For commands that need no content: it opens nothing. */
final class NoKeys implements KeyManagement {
    @Override
    public String kekId() {
        throw unavailable();
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        throw unavailable();
    }

    @Override
    public byte[] unwrap(String kekId, byte[] wrapped, byte[] context) {
        throw unavailable();
    }

    private static KeyUnavailableException unavailable() {
        return new KeyUnavailableException("this command was started without keys");
    }
}
