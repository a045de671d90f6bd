package org.threadkeep.catalog.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the canonical form of RFC 8785, and digests over it. */
public final class CanonicalJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CanonicalJson() {}

    /**
     * The canonical form. Numbers are doubles there, so whoever lets other numbers pass gives different values one form.
     *
     * @param json an object or an array
     */
    public static String of(JsonNode json) {
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("JSON that has no canonical form", e);
        }
    }

    /** {@code sha256:} and 64 hex digits: the SHA-256 of the canonical form in UTF-8. */
    public static String digest(JsonNode json) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha256.digest(of(json).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
