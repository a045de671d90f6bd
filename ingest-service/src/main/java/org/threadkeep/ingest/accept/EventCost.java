package org.threadkeep.ingest.accept;

import java.util.BitSet;

/**
 * Estimates how much heap it takes to turn one event's JSON into a tree, from a walk over its bytes. The sizes are those of
 * Jackson's nodes on a 64-bit JVM with compressed references, on the high side. It never fails, whatever the bytes are.
 */
final class EventCost {
    private static final int OBJECT = 160;
    private static final int ARRAY = 104;
    private static final int STRING = 72;
    private static final int NUMBER = 20;
    private static final int FRACTION = 44;
    private static final int REFERENCE = 10;
    private static final int MEMBER = 48;
    private static final int MEMBER_WITH_NEW_NAME = 200;

    /** A parser holds a text up to three times while it reads it, at two bytes a character. */
    private static final int LONGEST_TEXT_FACTOR = 6;

    private static final int TEXT_FACTOR = 2;
    private static final int NAMES = 1 << 13;

    /** Hashes of names, through all events: few names that repeat are cheap, many different ones are not. */
    private final BitSet names = new BitSet(NAMES);

    private int distinctNames;
    private long bytes;
    private long nodes;
    private long text;
    private long longestText;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean escapedUnits;
    private boolean inNumber;
    private boolean fraction;
    private int textLength;
    private int textHash;

    void take(byte b) {
        bytes++;
        if (inText) {
            takeText(b);
        } else {
            takeStructure(b);
        }
    }

    /** True when nothing of this event was seen yet. */
    boolean isEmpty() {
        return bytes == 0;
    }

    /** True between values of the outermost level. */
    boolean isAtTop() {
        return depth == 0 && !inText;
    }

    long bytes() {
        return bytes;
    }

    /** Heap that cutting the event out of its body takes, its data aside: texts with escapes are looked through, then copied. */
    long cuttingBytes() {
        return Math.max(bytes, escapedUnits ? LONGEST_TEXT_FACTOR * longestText : 0);
    }

    /** Heap that a tree of the event takes. */
    long treeBytes() {
        return nodes + LONGEST_TEXT_FACTOR * longestText + TEXT_FACTOR * (text - longestText);
    }

    void reset() {
        bytes = 0;
        nodes = 0;
        text = 0;
        longestText = 0;
        depth = 0;
        inText = false;
        inNumber = false;
        escapedUnits = false;
    }

    private void takeText(byte b) {
        if (escaped) {
            escaped = false;
            escapedUnits |= b == 'u';
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            endText();
            return;
        }
        boolean startsCharacter = (b & 0xC0) != 0x80;
        textLength += startsCharacter ? 1 : 0;
        textHash = textHash * 31 + b;
    }

    private void endText() {
        inText = false;
        nodes += STRING;
        text += textLength;
        longestText = Math.max(longestText, textLength);
    }

    private void takeStructure(byte b) {
        boolean digit = b >= '0' && b <= '9';
        if (digit && !inNumber) {
            nodes += NUMBER;
            fraction = false;
        }
        boolean startsFraction = inNumber && !fraction && (b == '.' || b == 'e' || b == 'E');
        if (startsFraction) {
            nodes += FRACTION;
            fraction = true;
        }
        inNumber = digit || (inNumber && (startsFraction || b == '.' || b == 'e' || b == 'E' || b == '+' || b == '-'));
        takePunctuation(b);
    }

    private void takePunctuation(byte b) {
        switch (b) {
            case '"' -> beginText();
            case '{' -> open(OBJECT);
            case '[' -> open(ARRAY);
            case '}', ']' -> depth--;
            case ',' -> nodes += REFERENCE;
            case ':' -> nodes += member();
            default -> {
                // part of a number or a literal, or white space
            }
        }
    }

    private void beginText() {
        inText = true;
        escaped = false;
        textLength = 0;
        textHash = 0;
    }

    private void open(int cost) {
        depth++;
        nodes += cost;
    }

    /** The text before it was a name, not a value. */
    private int member() {
        int slot = (textHash ^ (textHash >>> 16)) & (NAMES - 1);
        boolean seen = names.get(slot);
        names.set(slot);
        distinctNames += seen ? 0 : 1;
        boolean tellsNothing = distinctNames > NAMES / 2;
        return (seen && !tellsNothing ? MEMBER : MEMBER_WITH_NEW_NAME) - STRING;
    }
}
