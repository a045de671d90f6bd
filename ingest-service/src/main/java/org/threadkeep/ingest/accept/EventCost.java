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
    private static final int NUMBER = 16;
    private static final int FRACTION = 40;
    private static final int LONG_DIGITS = 10;
    private static final int LONG = 8;
    private static final int BIG_DIGITS = 19;
    private static final int BIG = 64;
    private static final int REFERENCE = 10;
    private static final int MEMBER = 48;
    private static final int MEMBER_WITH_NEW_NAME = 200;

    /** A text of characters up to U+00FF: a byte for each; to read it takes a buffer of two each and a copy. */
    private static final int NARROW = 1;

    private static final int READING_NARROW = 3;

    /** Any other text, with characters of which one alone is enough: two bytes for each, a buffer and a copy of the same. */
    private static final int WIDE = 2;

    private static final int READING_WIDE = 4;
    private static final int FIRST_BYTE_OF_WIDE = 0xC4;
    private static final int NAMES = 1 << 13;

    /** Of a text the first characters are looked at one by one; a longer name counts as new each time. */
    private static final int LONGEST_NAME = 64;

    /** What adapters take apart at most: 24 bytes of tree for each byte, of which four letters of base64 hold three. */
    private static final int OF_BASE64 = 18;

    private static final int ENCODING = "encoding".hashCode();
    private static final int BASE64 = "base64".hashCode();

    /** Hashes of names, through all events: few names that repeat are cheap, many different ones are not. */
    private final BitSet names = new BitSet(NAMES);

    private int distinctNames;
    private long bytes;
    private long nodes;
    private long text;
    private long longestReading;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean escapedUnits;
    private boolean inNumber;
    private boolean fraction;
    private int digits;
    private boolean wide;
    private int textLength;
    private int textHash;
    private final BodyCost body = new BodyCost();
    private long bodies;
    private int lastName;
    private boolean base64;
    private int longestText;

    void take(byte b) {
        bytes++;
        if (inText) {
            takeText(b);
        } else {
            takeStructure(b);
        }
    }

    /** Goes on with the rest of a text as long as it is of printable ASCII characters; gives where it stopped, maybe at once. */
    int takePlainText(byte[] body, int from, int end) {
        if (!inText || escaped || textLength <= LONGEST_NAME || !this.body.isOther()) {
            return from;
        }
        int stop = PlainText.end(body, from, end);
        bytes += stop - from;
        textLength += stop - from;
        return stop;
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
        return Math.max(bytes, escapedUnits ? longestReading / READING_WIDE * (WIDE + READING_WIDE) : 0);
    }

    /** Heap that a tree of the event takes, while its longest text is read. */
    long treeBytes() {
        return nodes + text + longestReading + bodies + (base64 ? (long) OF_BASE64 * longestText : 0);
    }

    void reset() {
        bytes = 0;
        nodes = 0;
        text = 0;
        longestReading = 0;
        bodies = 0;
        base64 = false;
        longestText = 0;
        depth = 0;
        inText = false;
        inNumber = false;
        escapedUnits = false;
    }

    private void takeText(byte b) {
        body.take(b, escaped);
        if (escaped) {
            escaped = false;
            escapedUnits |= b == 'u';
            wide |= b == 'u';
        } else if (b == '\\') {
            escaped = true;
        } else if (b == '"') {
            endText();
            return;
        }
        wide |= (b & 0xFF) >= FIRST_BYTE_OF_WIDE;
        textLength += (b & 0xC0) == 0x80 ? 0 : 1;
        textHash = textHash * 31 + b;
    }

    private void endText() {
        inText = false;
        nodes += STRING;
        bodies += body.treeBytes();
        base64 |= textHash == BASE64 && lastName == ENCODING;
        longestText = Math.max(longestText, textLength);
        text += (long) textLength * (wide ? WIDE : NARROW);
        longestReading = Math.max(longestReading, (long) textLength * (wide ? READING_WIDE : READING_NARROW));
    }

    private void takeStructure(byte b) {
        boolean digit = b >= '0' && b <= '9';
        boolean point = b == '.' || b == 'e' || b == 'E';
        if (digit) {
            takeDigit();
        } else if (point && inNumber && !fraction) {
            nodes += FRACTION;
            fraction = true;
        }
        inNumber = digit || (inNumber && (point || b == '+' || b == '-'));
        takePunctuation(b);
    }

    private void takeDigit() {
        if (!inNumber) {
            nodes += NUMBER;
            fraction = false;
            digits = 0;
        }
        digits++;
        if (digits == LONG_DIGITS) {
            nodes += LONG;
        } else if (digits == BIG_DIGITS) {
            nodes += BIG;
        }
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
        wide = false;
        textLength = 0;
        textHash = 0;
        body.reset();
    }

    private void open(int cost) {
        depth++;
        nodes += cost;
    }

    /** The text before it was a name, not a value. */
    private int member() {
        lastName = textHash;
        int slot = (textHash ^ (textHash >>> 16)) & (NAMES - 1);
        boolean seen = textLength <= LONGEST_NAME && names.get(slot);
        names.set(slot);
        distinctNames += seen ? 0 : 1;
        boolean tellsNothing = distinctNames > NAMES / 2;
        return (seen && !tellsNothing ? MEMBER : MEMBER_WITH_NEW_NAME) - STRING;
    }
}
