package org.threadkeep.events.capture;

/**
 * What one look over a JSON text tells before it is read.
 *
 * @param treeBytes most heap that its tree takes, about: what is larger than readers are told to set aside is not read, so that a body
 *     of nothing but brackets is refused, wherever it comes
 * @param hasEscapes whether something in it is written as a UTF-16 code unit
 */
record JsonOutline(long treeBytes, boolean hasEscapes) {
    private static final int OBJECT = 160;
    private static final int ARRAY = 104;
    private static final int TEXT = 72;
    private static final int MEMBER = 48;
    private static final int ELEMENT = 26;

    static JsonOutline of(byte[] json, int start, int end) {
        long tree = 0;
        boolean escapes = false;
        for (int i = start; i < end; i++) {
            if (json[i] != '"') {
                tree += cost(json[i]);
                continue;
            }
            tree += TEXT;
            i = endOrEscape(json, i + 1, end);
            while (i < end && json[i] == '\\') {
                escapes |= i + 1 < end && json[i + 1] == 'u';
                i = i + 2 < end ? endOrEscape(json, i + 2, end) : end;
            }
        }
        return new JsonOutline(tree, escapes);
    }

    private static int endOrEscape(byte[] json, int start, int end) {
        return ByteSearch.indexOfEither((byte) '"', (byte) '\\', json, start, end);
    }

    private static int cost(byte b) {
        return switch (b) {
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case ':' -> MEMBER;
            case ',' -> ELEMENT;
            default -> 0;
        };
    }
}
