package org.threadkeep.catalog.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The forms of texts in registrations. */
final class Texts {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String ALGORITHM = "sha256:";

    private Texts() {}

    /** No control character and no half of one. */
    static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    static boolean isAnything(String text) {
        return true;
    }

    static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }

    static boolean isDigest(String text) {
        return text.startsWith(ALGORITHM) && isSha256(text.substring(ALGORITHM.length()));
    }

    static boolean isAbsoluteUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isTimestamp(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
