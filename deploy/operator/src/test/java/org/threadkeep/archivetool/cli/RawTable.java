package org.threadkeep.archivetool.cli;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as anybody with CQL could change it.
 *
 * @param key columns of the primary key
 * @param values the other columns
 */
record RawTable(String keyspace, String name, List<String> key, List<String> values) {
    static List<RawTable> of(String archive, String keys) {
        return List.of(
                new RawTable(
                        archive,
                        "freeze_log",
                        List.of("stream", "bucket", "seq"),
                        List.of(
                                "first_offset",
                                "next_offset",
                                "pack_id",
                                "pack_digest",
                                "previous_digest",
                                "digest",
                                "turns",
                                "duplicates",
                                "rejected",
                                "control",
                                "lost")),
                new RawTable(archive, "pack_manifest", List.of("pack_id", "part", "chunk_no"), List.of("bytes")),
                new RawTable(
                        archive, "chunk", List.of("model_version", "pack_id", "part", "chunk_no"), List.of("bytes")),
                new RawTable(
                        keys,
                        "subject_key",
                        List.of("tenant", "subject", "epoch"),
                        List.of("key_id", "wrapped", "kek_id")));
    }

    List<String> columns() {
        return Stream.concat(key.stream(), values.stream()).toList();
    }

    List<RawRow> rows(CqlSession session) {
        List<RawRow> rows = new ArrayList<>();
        for (Row row : session.execute("SELECT * FROM " + keyspace + "." + name)) {
            Map<String, Object> all = new LinkedHashMap<>();
            columns().forEach(column -> all.put(column, row.getObject(column)));
            rows.add(new RawRow(this, all));
        }
        return rows;
    }

    void insert(CqlSession session, RawRow row) {
        String marks = columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        session.execute(SimpleStatement.newInstance(
                "INSERT INTO " + keyspace + "." + name + " (" + String.join(", ", columns()) + ") VALUES (" + marks
                        + ")",
                row.values().values().toArray()));
    }

    void delete(CqlSession session, RawRow row) {
        String where = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        session.execute(SimpleStatement.newInstance(
                "DELETE FROM " + keyspace + "." + name + " WHERE " + where,
                row.key().values().toArray()));
    }
}
