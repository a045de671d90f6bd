package org.threadkeep.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threadkeep.local.home.RepositoryRoot;

class FormatsTest {
    private final Formats here = Formats.of(RepositoryRoot.find());

    @Test
    void each_format_and_each_keyspace_is_found_in_the_sources() {
        assertThat(here.versions())
                .containsOnlyKeys("turns", "frames", "manifests", "freeze log entries", "notices")
                .doesNotContainValue("none");
        assertThat(here.tables())
                .containsKeys(
                        "${archive}.chunk",
                        "${keys}.subject_key",
                        "threadkeep_catalog.progress",
                        "threadkeep_registry.model");
    }

    @Test
    void a_checkout_runs_beside_itself() {
        assertThat(here.reasonsAgainst(here)).isEmpty();
    }

    @Test
    void another_version_of_a_format_is_a_reason_against_it() {
        // Given
        Formats earlier = new Formats(changed(here.versions(), "frames", "2"), here.tables());

        // When, Then
        assertThat(here.reasonsAgainst(earlier))
                .containsExactly(
                        "frames have version 2 there and " + here.versions().get("frames") + " here");
    }

    @Test
    void a_table_that_is_another_one_is_a_reason_against_it() {
        // Given
        Formats earlier = new Formats(here.versions(), changed(here.tables(), "${archive}.chunk", "CREATE TABLE x"));

        // When, Then
        assertThat(here.reasonsAgainst(earlier)).containsExactly("the table ${archive}.chunk is another one here");
    }

    @Test
    void a_table_that_was_not_there_yet_is_none() {
        // Given
        Map<String, String> tables = new HashMap<>(here.tables());
        tables.remove("threadkeep_catalog.sequence_seen");

        // When, Then
        assertThat(here.reasonsAgainst(new Formats(here.versions(), tables))).isEmpty();
    }

    private static Map<String, String> changed(Map<String, String> of, String key, String value) {
        Map<String, String> changed = new HashMap<>(of);
        changed.put(key, value);
        return changed;
    }
}
