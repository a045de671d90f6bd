package org.threadkeep.archive.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementsTest {
    private static final ArchiveKeyspaces KEYSPACES = ArchiveKeyspaces.replicated("{'class': 'SimpleStrategy'}");

    private static List<String> statements() {
        return new ClassFileImporter()
                .importPackagesOf(ArchiveSession.class).stream()
                        .filter(each -> each.getPackageName().equals(ArchiveSession.class.getPackageName()))
                        .filter(each -> each.tryGetField("CQL").isPresent())
                        .map(JavaClass::reflect)
                        .map(StatementsTest::cql)
                        .toList();
    }

    private static String cql(Class<?> statement) {
        try {
            Field cql = statement.getDeclaredField("CQL");
            cql.setAccessible(true);
            return (String) cql.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_statement_updates_what_is_frozen_and_only_those_of_the_sweep_delete_it() {
        assertThat(statements())
                .hasSizeGreaterThanOrEqualTo(12)
                .filteredOn(cql -> !cql.contains("%s.subject_key"))
                .allMatch(cql -> cql.matches("(?s)(INSERT INTO|SELECT|DELETE FROM %s.(chunk|pack_manifest)\n) ?.*"))
                .filteredOn(cql -> cql.startsWith("DELETE"))
                .hasSize(2);
        noClasses()
                .that()
                .doNotHaveSimpleName("OrphanDeletion")
                .and()
                .haveSimpleNameNotStartingWith("DeleteOrphan")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("DeleteOrphan")
                .check(new ClassFileImporter().importPackagesOf(ArchiveSession.class));
    }

    @Test
    void no_statement_gives_a_row_a_time_to_live_or_a_time_stamp() {
        assertThat(statements()).noneMatch(cql -> cql.contains("USING"));
    }

    @Test
    void the_schema_only_creates_what_is_not_there() {
        assertThat(ArchiveSchema.statements(KEYSPACES))
                .hasSize(7)
                .allMatch(cql -> cql.matches("(?s)CREATE (KEYSPACE|TABLE) IF NOT EXISTS threadkeep_(archive|keys).*"))
                .noneMatch(cql -> cql.contains("${"));
    }

    @Test
    void names_and_replication_that_could_be_other_cql_are_refused() {
        Stream.of("A", "a-b", "", "a;DROP", "1a").forEach(name -> assertThatThrownBy(
                        () -> new ArchiveKeyspaces(name, "keys", "{'class': 'SimpleStrategy'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("archive"));
        Stream.of("", "{}", "{'class': 'x'} AND durable_writes = false", "{'class': 'x';}")
                .forEach(map -> assertThatThrownBy(() -> ArchiveKeyspaces.replicated(map))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("replication"));
    }
}
