package org.threadkeep.rolling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a checkout writes, as its sources say.
 *
 * @param versions of each format, by its name
 * @param tables statements that create them, without comments, by name
 */
record Formats(Map<String, String> versions, Map<String, String> tables) {
    private static final String ARCHIVE = "snapshot-archive/src/main/java/org/threadkeep/archive/";
    private static final String NUMBER = "int VERSION = (\\d+);";
    private static final String NONE = "none";
    private static final Map<String, Source> SOURCES = Map.of(
            "turns",
            new Source("turn-events/src/main/java/org/threadkeep/events/TurnEvent.java", "TYPE_PREFIX \\+ \"(v\\d+)\""),
            "frames",
            new Source(ARCHIVE + "frame/FrameHeader.java", NUMBER),
            "manifests",
            new Source(ARCHIVE + "PackManifest.java", NUMBER),
            "freeze log entries",
            new Source(ARCHIVE + "FreezeLogEntry.java", "threadkeep freeze log entry (\\d+)"),
            "notices",
            new Source(ARCHIVE + "PackFrozenCodec.java", NUMBER));
    private static final List<String> SCHEMAS = List.of(
            "snapshot-archive/src/main/resources/org/threadkeep/archive/storage/archive.cql",
            "snapshot-archive/src/main/resources/org/threadkeep/archive/storage/keys.cql",
            "catalog-service/src/main/resources/org/threadkeep/catalog/storage/catalog.cql",
            "catalog-service/src/main/resources/org/threadkeep/catalog/storage/registry.cql");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS (\\S+) [^;]+");
    private static final Pattern COMMENT = Pattern.compile("(?m)--.*$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private record Source(String file, String pattern) {}

    /** Those of the sources in this folder; a format that isn't found there has no version. */
    static Formats of(Path home) {
        Map<String, String> versions = new TreeMap<>();
        SOURCES.forEach((format, source) -> {
            Matcher matcher = Pattern.compile(source.pattern()).matcher(text(home.resolve(source.file())));
            versions.put(format, matcher.find() ? matcher.group(1) : NONE);
        });
        Map<String, String> tables = new TreeMap<>();
        for (String schema : SCHEMAS) {
            String cql = COMMENT.matcher(text(home.resolve(schema))).replaceAll("");
            TABLE.matcher(SPACE.matcher(cql).replaceAll(" "))
                    .results()
                    .forEach(table -> tables.put(table.group(1), table.group()));
        }
        return new Formats(versions, tables);
    }

    /**
     * Why services of an earlier version can't run beside this one; empty when they can. A new table is no reason.
     */
    List<String> reasonsAgainst(Formats earlier) {
        List<String> reasons = new ArrayList<>();
        versions.forEach((format, version) -> {
            String before = earlier.versions().getOrDefault(format, NONE);
            if (!before.equals(version)) {
                reasons.add("%s have version %s there and %s here".formatted(format, before, version));
            }
        });
        tables.forEach((name, statement) -> {
            if (!statement.equals(earlier.tables().getOrDefault(name, statement))) {
                reasons.add("the table " + name + " is another one here");
            }
        });
        return reasons;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }
}
