package org.threadkeep.events;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The value spaces of {@link Attribute}s; {@link #ANY} is that of an extension that the contract does not know. */
enum Kind {
    TEXT {
        @Override
        void check(String name, String value) {}
    },
    ANY {
        @Override
        void check(String name, String value) {}
    },
    TYPE {
        @Override
        void check(String name, String value) {
            if (value.equals(TurnEvent.TYPE)) {
                return;
            }
            if (OTHER_VERSION.matcher(value).matches()) {
                String version = value.substring(TurnEvent.TYPE_PREFIX.length());
                throw new InvalidEventException(
                        name, "unknown major version '" + version + "'; this reader knows 'v1'");
            }
            throw new InvalidEventException(name, "is not '" + TurnEvent.TYPE + "'");
        }
    },
    SPEC_VERSION {
        @Override
        void check(String name, String value) {
            if (!value.equals("1.0")) {
                throw new InvalidEventException(name, "is not CloudEvents '1.0'");
            }
        }
    },
    JSON_TYPE {
        @Override
        void check(String name, String value) {
            if (!value.equals("application/json")
                    && !JSON_MEDIA_TYPE.matcher(value).matches()) {
                throw new InvalidEventException(name, "is not 'application/json' in UTF-8");
            }
        }
    },
    TIMESTAMP {
        @Override
        void check(String name, String value) {
            if (!RFC_3339.matcher(value).matches()) {
                throw new InvalidEventException(name, NO_TIME);
            }
            try {
                OffsetDateTime.parse(value);
            } catch (DateTimeParseException e) {
                throw new InvalidEventException(name, NO_TIME);
            }
        }
    },
    COUNT {
        @Override
        void check(String name, String value) {
            if (!COUNT_PATTERN.matcher(value).matches()) {
                throw new InvalidEventException(name, "is not a whole number from 0 to 999999999999999999");
            }
        }
    },
    FLAG {
        @Override
        void check(String name, String value) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new InvalidEventException(name, "is neither true nor false");
            }
        }
    },
    WORDS {
        @Override
        void check(String name, String value) {
            if (!WORDS_PATTERN.matcher(value).matches()) {
                throw new InvalidEventException(name, "is not 1 to 64 ids, separated by single spaces");
            }
        }
    },
    HEX {
        @Override
        void check(String name, String value) {
            if (!isHex(value)) {
                throw new InvalidEventException(name, "is not 32 lower-case hex digits");
            }
        }
    },
    HEX_WORDS {
        @Override
        void check(String name, String value) {
            for (String word : value.split(" ", -1)) {
                HEX.check(name, word);
            }
        }
    };

    private static final String NO_TIME = "is not an RFC 3339 time with an offset";
    private static final Pattern OTHER_VERSION = Pattern.compile(Pattern.quote(TurnEvent.TYPE_PREFIX) + "v\\d{1,9}");
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON_MEDIA_TYPE =
            Pattern.compile("application/json( *; *charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT_PATTERN = Pattern.compile("\\d{1,18}");
    private static final Pattern WORDS_PATTERN = Pattern.compile("[^ ]+( [^ ]+){0,63}");
    private static final int HEX_DIGITS = 32;

    abstract void check(String name, String value);

    /** Each turn has some of these, and an expression takes several times as long. */
    private static boolean isHex(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return value.length() == HEX_DIGITS;
    }

    /** True when JSON may give it as a whole number. */
    boolean isNumber() {
        return this == COUNT || this == ANY;
    }

    /** True when JSON may give it as true or false. */
    boolean isBoolean() {
        return this == FLAG || this == ANY;
    }

    /** The JSON types that it may have, for people. */
    String jsonType() {
        return "a text" + (isNumber() ? " or a whole number" : "") + (isBoolean() ? " or a boolean" : "");
    }
}
