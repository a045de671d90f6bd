package org.threadkeep.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Enough of Prometheus' language to tell which metrics a query reads. */
final class PromQl {
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\[[^\\]]*]|\"[^\"]*\"|'[^']*'");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)(?!\\w)(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    private static final Pattern DURATION = Pattern.compile("\\b[0-9.]+(ms|[smhdwy]|e[0-9]+)\\b");

    private PromQl() {}

    static Set<String> metrics(String query) {
        String bare = LABELS.matcher(query).replaceAll(" ");
        bare = GROUPING.matcher(bare).replaceAll(" ");
        bare = DURATION.matcher(bare).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        for (Matcher found = NAME.matcher(bare); found.find(); ) {
            if (!WORDS.contains(found.group(1).toLowerCase(java.util.Locale.ROOT))) {
                names.add(found.group(1));
            }
        }
        return names;
    }
}
