package org.threadkeep.archive.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.keys.CacheBounds;

@ExtendWith(TestCassandra.Shared.class)
class ArchiveSchemaIT {
    private static final String REPLICATION = TestCassandra.KEYSPACES.replication();

    private final TestCassandra cassandra;

    ArchiveSchemaIT(TestCassandra cassandra) {
        this.cassandra = cassandra;
    }

    @Test
    void a_schema_that_is_there_can_be_created_again_by_many() {
        // When
        IntStream.range(0, 4)
                .parallel()
                .forEach(i -> ArchiveSchema.create(cassandra.session(), TestCassandra.KEYSPACES));

        // Then
        assertThat(cassandra.archive().log().streams()).isNotNull();
    }

    @Test
    void an_archive_can_have_other_names() {
        // Given
        ArchiveKeyspaces other = new ArchiveKeyspaces("other_archive", "other_keys", REPLICATION);

        // When
        ArchiveSchema.create(cassandra.session(), other);

        // Then
        List<Row> tables = cassandra.cql(
                "SELECT table_name FROM system_schema.tables WHERE keyspace_name IN ('other_archive', 'other_keys')");
        assertThat(tables)
                .extracting(row -> row.getString("table_name"))
                .containsExactlyInAnyOrder("chunk", "pack_manifest", "freeze_log", "subject_key", "erasure");
    }

    @Test
    void without_a_schema_there_is_no_archive_yet() {
        // Given
        ArchiveKeyspaces absent = new ArchiveKeyspaces("absent_archive", "absent_keys", REPLICATION);

        // When, Then
        assertThatThrownBy(() -> new Archive(
                        cassandra.session(), absent, TestCassandra.SETTINGS, TestCassandra.KEK, CacheBounds.defaults()))
                .isInstanceOf(ArchiveUnavailableException.class);
    }
}
