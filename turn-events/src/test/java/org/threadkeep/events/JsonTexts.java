package org.threadkeep.events;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** JSON as somebody might spell it: odd white space, odd numbers, escapes of every kind. */
final class JsonTexts {
    private JsonTexts() {}

    static Arbitrary<String> objects() {
        return Combinators.combine(members(3), blanks())
                .as((members, blank) -> "{" + blank + String.join(blank + "," + blank, members) + "}");
    }

    private static Arbitrary<List<String>> members(int depth) {
        return Combinators.combine(Arbitraries.integers().between(0, 1_000_000), texts(), blanks(), values(depth))
                .as((unique, name, blank, value) -> "\"" + unique + name + "\"" + blank + ":" + blank + value)
                .list()
                .ofMaxSize(4)
                .uniqueElements(member -> member.substring(0, member.indexOf('"', 1)));
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                texts().map(text -> "\"" + text + "\""),
                Arbitraries.of(
                        "1.0", "1e3", "-0", "0.10", "1E-7", "123456789012345678901234567890", "true", "false", "null"));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> arrays =
                values(depth - 1).list().ofMaxSize(3).map(elements -> "[" + String.join(" ,", elements) + "]");
        Arbitrary<String> objects = members(depth - 1).map(members -> "{" + String.join(",\n", members) + "}");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, scalars),
                net.jqwik.api.Tuple.of(1, arrays),
                net.jqwik.api.Tuple.of(1, objects));
    }

    /** The inside of a JSON text. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "\\n",
                        "\\u0000",
                        "\\ud83e\\uddf5",
                        "\u2028",
                        "é",
                        "🧵",
                        "\u202e",
                        "\\uD834\\uDD1E",
                        "\\\\ud800")
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }

    static Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "\t", "\r\n", " \n ");
    }
}
