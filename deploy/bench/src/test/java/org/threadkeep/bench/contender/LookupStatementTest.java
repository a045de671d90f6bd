package org.threadkeep.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threadkeep.local.home.RepositoryRoot;

class LookupStatementTest {
    private static final List<String> FOLDERS = List.of(
            "catalog-service/src/main/java/org/threadkeep/catalog/storage",
            "snapshot-archive/src/main/java/org/threadkeep/archive/storage");

    /** Whoever changes a lookup's statement has to change the one that it is measured beside. */
    @ParameterizedTest
    @EnumSource
    void the_bare_driver_executes_what_lookups_execute(LookupStatement statement) {
        String ours = statement.cql().replace("threadkeep_archive.", "%s.");
        assertThat(plain(statements())).contains(plain(ours));
    }

    private static String statements() {
        String sources = FOLDERS.stream()
                .map(RepositoryRoot.find()::resolve)
                .flatMap(LookupStatementTest::selects)
                .collect(Collectors.joining());
        String columns = sources.replaceAll("(?s).*String COLUMNS =\\s*\"\"\"(.*?)\"\"\".*", "$1");
        return sources.replace("SELECT %s", "SELECT " + columns.strip());
    }

    private static Stream<String> selects(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("(Select|TurnRow).*\\.java"))
                    .sorted()
                    .map(LookupStatementTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the names of values, and with single blanks. */
    private static String plain(String cql) {
        return cql.replaceAll(":[a-z_]+", "?").replaceAll("\\s+", " ").strip();
    }
}
