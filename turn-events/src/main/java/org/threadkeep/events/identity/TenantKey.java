package org.threadkeep.events.identity;

/** A tenant's digest key, and the names that are derived with it. */
public final class TenantKey {
    private static final int BODY_DIGEST_DIGITS = 16;

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

    /** Name of the thread that a turn starts. */
    public String threadStartedBy(String turnId) {
        return digest("thread/turn/v1").text(turnId).hex();
    }

    /**
     * Digest of a turn's data: 16 hex digits, by which two bodies under one id are told apart. So few are enough, because nobody
     * can look for two bodies of one digest without the key.
     */
    public String bodyDigest(byte[] data) {
        return digest("body/v1").bytes(data).hex().substring(0, BODY_DIGEST_DIGITS);
    }

    KeyedDigest digest(String purpose) {
        return blank.another().text(purpose);
    }
}
