package org.threadkeep.ingest.accept;

/**
 * Estimates how much heap a text takes that is itself JSON, or server-sent events of JSON, and that an adapter takes apart
 * again. Which texts are bodies is not known here: all are that begin like one.
 */
final class BodyCost {
    private static final int OBJECT = 160;
    private static final int ARRAY = 104;
    private static final int QUOTE = 36;
    private static final int MEMBER = 48;
    private static final int ELEMENT = 26;
    private static final int LONGEST_FIELD = 6;

    private enum Kind {
        BLANK,
        WORD,
        BODY,
        OTHER
    }

    private Kind kind = Kind.BLANK;
    private int word;
    private long tree;

    void reset() {
        kind = Kind.BLANK;
        word = 0;
        tree = 0;
    }

    /** Goes on with the next byte of the text; after a backslash it is escaped. */
    void take(byte b, boolean escaped) {
        if (kind == Kind.BODY) {
            tree += cost(b, escaped);
        } else if (kind != Kind.OTHER && b != '\\') {
            begin(b, escaped);
        }
    }

    /** Whether it is known to be no body, and so to cost nothing, whatever else it holds. */
    boolean isOther() {
        return kind == Kind.OTHER;
    }

    /** The heap for all of the text. */
    long treeBytes() {
        return tree;
    }

    /** A byte order mark, blanks, and then a bracket, a colon, or the name of a field and a colon. */
    private void begin(byte b, boolean escaped) {
        boolean blank = b == ' ' || b < 0 || (escaped && (b == 'n' || b == 'r' || b == 't'));
        if (kind == Kind.BLANK && blank) {
            return;
        }
        if (b == ':' || (kind == Kind.BLANK && (b == '{' || b == '['))) {
            kind = Kind.BODY;
            tree += cost(b, escaped);
        } else {
            word++;
            boolean letter = b >= 'a' && b <= 'z';
            kind = letter && word <= LONGEST_FIELD ? Kind.WORD : Kind.OTHER;
        }
    }

    private static int cost(byte b, boolean escaped) {
        return switch (b) {
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case '"' -> escaped ? QUOTE : 0;
            case ':' -> MEMBER;
            case ',' -> ELEMENT;
            default -> 0;
        };
    }
}
