package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.Concurrently;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * Erases subjects, and tells who was erased of late. Thread-safe; blocks.
 *
 * <p>An erasure destroys all keys of the subject and notes when, in one LWT. What was said up to then is never kept again, however it
 * comes: a freezer stores it as a tombstone from the beginning.
 */
public final class Erasures {
    private static final int TRIES = 10;

    private final ArchiveSession session;
    private final InstantSource clock;
    private final SelectSubjectKeysSerially selectSubjectKeys;
    private final MarkErased markErased;
    private final MarkErasedAgain markErasedAgain;
    private final DeleteSubjectKey deleteSubjectKey;
    private final InsertErasure insertErasure;
    private final SelectErasures selectErasures;

    Erasures(ArchiveSession session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        this.selectSubjectKeys = new SelectSubjectKeysSerially(session);
        this.markErased = new MarkErased(session);
        this.markErasedAgain = new MarkErasedAgain(session);
        this.deleteSubjectKey = new DeleteSubjectKey(session);
        this.insertErasure = new InsertErasure(session);
        this.selectErasures = new SelectErasures(session);
    }

    /**
     * An erasure that is done.
     *
     * @param at what was said up to this time is erased
     * @param keys that were destroyed; 0 when there was nothing
     */
    public record Erasure(Instant at, int keys) {}

    /**
     * Erases a subject. Repeating is safe.
     *
     * @throws ArchiveUnavailableException when it can't be done now, or it isn't known whether it was done; retry safe
     */
    public Erasure erase(KeyOwner owner) {
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.LOGGED);
            batch.setConsistencyLevel(session.settings().consistency());
            batch.setSerialConsistencyLevel(session.settings().serialConsistency());
            int keys = collect(owner, now, batch);
            if (isApplied(batch.build())) {
                Concurrently.await(insertErasure.execute(owner, day(now)));
                return new Erasure(now, keys);
            }
        }
        throw new ArchiveUnavailableException("the keys changed during each of " + TRIES + " attempts", null);
    }

    private int collect(KeyOwner owner, Instant now, BatchStatementBuilder batch) {
        int keys = 0;
        Optional<Instant> before = Optional.empty();
        Iterator<Row> rows = selectSubjectKeys.execute(owner);
        while (rows.hasNext()) {
            Row row = rows.next();
            before = Optional.ofNullable(row.getInstant("erased_at"));
            if (!row.isNull("epoch")) {
                batch.addStatement(deleteSubjectKey.bind(owner, row.getInt("epoch"), row.getUuid("key_id")));
                keys++;
            }
        }
        batch.addStatement(
                before.map(at -> markErasedAgain.bind(owner, now, at)).orElseGet(() -> markErased.bind(owner, now)));
        return keys;
    }

    private boolean isApplied(BatchStatement batch) {
        try {
            return session.session().execute(batch).wasApplied();
        } catch (RuntimeException e) {
            throw new ArchiveUnavailableException("can't erase now, or can't tell whether it was done", e);
        }
    }

    /** Who was erased in the last so many hours or minutes, at most a day. */
    public Set<KeyOwner> ofTheLast(Duration period) {
        Instant now = clock.instant();
        Instant from = now.minus(period);
        Set<KeyOwner> erased = new HashSet<>();
        for (LocalDate day = day(from); !day.isAfter(day(now)); day = day.plusDays(1)) {
            Iterator<Row> rows = selectErasures.execute(day, from);
            while (rows.hasNext()) {
                Row row = rows.next();
                erased.add(KeyOwner.ofStored(row.getString("tenant"), row.getString("subject")));
            }
        }
        return erased;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
