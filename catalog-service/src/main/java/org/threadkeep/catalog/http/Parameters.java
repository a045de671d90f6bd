package org.threadkeep.catalog.http;

import java.util.Optional;
import java.util.regex.Pattern;

/** Parameters that several resources take, checked. */
final class Parameters {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final int MAX_NAME = 256;
    private static final int MAX_TOKEN = 4096;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Parameters() {}

    /** Most entries on a page: 1 to {@value #MAX_LIMIT}, {@value #DEFAULT_LIMIT} when not set. */
    static int limit(String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MAX_LIMIT) {
            throw ProblemException.invalid("limit", "is not a whole number from 1 to " + MAX_LIMIT);
        }
        return number;
    }

    /** A page token, if there is one. */
    static Optional<String> page(String page) {
        if (page != null && page.length() > MAX_TOKEN) {
            throw ProblemException.invalid("page", "is not a token that this list gave");
        }
        return Optional.ofNullable(page);
    }

    /** Whether content is asked for: {@code full} or {@code none}, {@code full} when not set. */
    static boolean withContent(String content) {
        if (content == null || content.equals("full")) {
            return true;
        }
        if (content.equals("none")) {
            return false;
        }
        throw ProblemException.invalid("content", "is neither 'full' nor 'none'");
    }

    /** A parameter that has to be there. */
    static String required(String field, String value, int maxLength) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid(field, "is missing");
        }
        if (value.length() > maxLength || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(field, "is not a text of 1 to " + maxLength + " characters");
        }
        return value;
    }

    /**
     * A name under which something can be known.
     *
     * @param what a word, such as {@code thread}
     */
    static String name(String what, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.unknown(what);
        }
        return name;
    }
}
