package org.threadkeep.events.identity;

/** A tenant's digest key, and the names that are derived with it. */
public final class TenantKey {
    private static final int BODY_DIGEST_DIGITS = 16;
    private static final int ROOT_DIGITS = 8;

    private final KeyedDigest blank;

    TenantKey(byte[] secret) {
        this.blank = KeyedDigest.with(secret);
    }

    /** Name of the turn that a source calls {@code id}. */
    public String turnId(String source, String id) {
        return digest("turn/v1").text(source).text(id).hex();
    }

    /** Name of the thread that a gateway calls {@code conversationId}. */
    public String threadOfConversation(String conversationId) {
        return digest("thread/conversation/v1").text(conversationId).hex();
    }

    /**
     * Digest of a turn's data: 16 hex digits, by which two bodies under one id are told apart. So few are enough, because nobody
     * can look for two bodies of one digest without the key.
     */
    public String bodyDigest(byte[] data) {
        return digest("body/v1").bytes(data).hex().substring(0, BODY_DIGEST_DIGITS);
    }

    /**
     * The root that a digest names: 8 hex digits. It only chooses a partition, and hashes to 32 bits there; two conversations of one
     * root are two conversations all the same.
     */
    static String root(KeyedDigest digest) {
        return digest.hex().substring(0, ROOT_DIGITS);
    }

    KeyedDigest digest(String purpose) {
        return blank.another().text(purpose);
    }
}
