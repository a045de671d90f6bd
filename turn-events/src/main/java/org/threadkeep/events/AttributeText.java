package org.threadkeep.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * What every attribute's text keeps to: CloudEvents 1.0 section 3.1.1 forbids control characters, lone surrogates and Unicode
 * noncharacters.
 */
final class AttributeText {
    static final int EXTENSION_MAX_LENGTH = 1024;
    private static final int NAME_MAX_LENGTH = 64;

    private AttributeText() {}

    /** CloudEvents JSON format section 2.2: booleans and integers stand for their canonical text, null for nothing. */
    static Optional<String> read(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.currentToken();
        Kind kind = Attribute.named(name).map(Attribute::kind).orElse(Kind.ANY);
        boolean fits = value == JsonToken.VALUE_STRING
                || (value == JsonToken.VALUE_NUMBER_INT && kind.isNumber())
                || (value.isBoolean() && kind.isBoolean());
        if (!fits && value != JsonToken.VALUE_NULL) {
            throw new InvalidEventException(
                    FieldPath.ofAttribute(name), "has the wrong type: it is not " + kind.jsonType());
        }
        return fits ? Optional.of(parser.getText()) : Optional.empty();
    }

    static void check(String name, String value, int maxLength) {
        if (value == null || value.isEmpty()) {
            throw new InvalidEventException(name, "is empty");
        }
        if (value.length() > maxLength) {
            throw new InvalidEventException(
                    name, "is " + value.length() + " characters long, " + maxLength + " are allowed");
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isPrintableAscii(value.charAt(i))) {
                checkFrom(name, value, i);
                return;
            }
        }
    }

    private static boolean isPrintableAscii(char character) {
        return character >= ' ' && character <= '~';
    }

    private static void checkFrom(String name, String value, int start) {
        for (int i = start; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            checkCharacter(name, value.codePointAt(i), i);
        }
    }

    /** Name of an extension attribute that the contract does not know: CloudEvents allows letters and digits only. */
    static void checkName(String name) {
        boolean plain = !name.isEmpty() && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        if (!plain || name.length() > NAME_MAX_LENGTH || name.equals("data")) {
            throw new InvalidEventException(
                    "event.*", "has a name that is not 1 to " + NAME_MAX_LENGTH + " lower-case letters and digits");
        }
    }

    private static void checkCharacter(String name, int character, int at) {
        if (character == 0) {
            throw new InvalidEventException(name, "has NUL at position " + at);
        }
        if (Character.isISOControl(character)) {
            throw new InvalidEventException(name, "has a control character at position " + at);
        }
        if (Character.getType(character) == Character.SURROGATE) {
            throw new InvalidEventException(name, "has a lone surrogate at position " + at);
        }
        if ((character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF)) {
            throw new InvalidEventException(name, "has a Unicode noncharacter at position " + at);
        }
    }
}
