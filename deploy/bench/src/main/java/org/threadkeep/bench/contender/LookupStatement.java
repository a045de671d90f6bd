package org.threadkeep.bench.contender;

/** What the catalog's lookups read, statement by statement; a test compares them with the catalog's own. */
enum LookupStatement {
    /** How far a stream is indexed. */
    PROGRESS(
            """
            SELECT next_seq, next_offset, digest FROM threadkeep_catalog.progress
            WHERE stream = ?
            """),
    /** Where the bodies of a turn id are. */
    BODIES(
            """
            SELECT stream, offset, body_digest, thread_id FROM threadkeep_catalog.turn_by_id
            WHERE turn_id = ?
            LIMIT ?
            """),
    /** One turn of a thread. */
    TURN(
            """
            SELECT %s FROM threadkeep_catalog.turn_by_thread
            WHERE thread_id = ? AND stream = ? AND bucket = ? AND offset = ?
            """),
    /** The turns of a thread in one extent. */
    TURNS(
            """
            SELECT %s FROM threadkeep_catalog.turn_by_thread
            WHERE thread_id = ? AND stream = ? AND bucket = ?
              AND offset >= ? AND offset < ?
            LIMIT ?
            """),
    /** Where a thread has turns. */
    THREAD_EXTENTS(
            """
            SELECT stream, bucket, tenant FROM threadkeep_catalog.thread_extent
            WHERE thread_id = ? AND (stream, bucket) >= (?, ?)
            LIMIT ?
            """),
    /** Which turns of a tenant left a context. */
    TENANT_CONTEXT(
            """
            SELECT stream, offset, turn_id, thread_id FROM threadkeep_catalog.turn_by_context
            WHERE tenant = ? AND context_key = ?
            LIMIT ?
            """),
    /** The kinds of turns that a thread has. */
    THREAD_KINDS(
            """
            SELECT stream, model_version, deployment, facts, subject, first_offset FROM threadkeep_catalog.thread_kind
            WHERE thread_id = ?
            LIMIT ?
            """),
    /** Where a snapshot is. */
    SNAPSHOT(
            """
            SELECT snapshot_id, pack_id, stream, seq, tenant, subject, model_version, thread_id, frame_offset,
                   frame_length, turns, first_offset, last_offset
            FROM threadkeep_catalog.snapshot_by_id
            WHERE snapshot_id = ?
            """),
    /** In which eras a model version has threads. */
    MODEL_ERAS(
            """
            SELECT stream, era FROM threadkeep_catalog.model_era
            WHERE model_version = ? AND (stream, era) >= (?, ?)
            LIMIT ?
            """),
    /** Where a model version has threads within an era. */
    MODEL_EXTENTS(
            """
            SELECT bucket FROM threadkeep_catalog.model_extent
            WHERE model_version = ? AND stream = ? AND era = ? AND bucket >= ?
            LIMIT ?
            """),
    /** The threads of a model version in one extent. */
    MODEL_THREADS(
            """
            SELECT thread_id, first_offset FROM threadkeep_catalog.thread_by_model
            WHERE model_version = ? AND stream = ? AND bucket = ? AND thread_id > ?
            LIMIT ?
            """),
    /** What is registered of a model version. */
    MODEL(
            """
            SELECT model_version, revision, document FROM threadkeep_registry.model
            WHERE model_version = ?
            """),
    /** A serving descriptor. */
    DEPLOYMENT(
            """
            SELECT descriptor FROM threadkeep_registry.deployment
            WHERE digest = ?
            """),
    /** Chunks of a lane that share a partition. */
    CHUNKS(
            """
            SELECT chunk_no, bytes FROM threadkeep_archive.chunk
            WHERE model_version = ? AND pack_id = ? AND part = ?
            AND chunk_no >= ? AND chunk_no <= ?
            """);

    private static final String TURN_COLUMNS =
            """
            thread_id, stream, offset, turn_id, body_digest, tenant, subject, model_version, deployment, context_before,
            context_after, facts, parent_state, parents, candidates, pack_id, seq, snapshot_id, frame_offset, frame_length,
            record_index, started_at, ended_at, recorded_at, sequence, source, end_of_thread, cancelled""";

    private final String text;

    LookupStatement(String text) {
        this.text = text;
    }

    String cql() {
        return text.replace("%s", TURN_COLUMNS);
    }
}
