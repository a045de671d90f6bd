package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import org.threadkeep.archive.AppendOutcome;
import org.threadkeep.archive.ArchiveUnavailableException;
import org.threadkeep.archive.FreezeLogEntry;

/** The commit of a pack: one LWT that the driver sends once. */
final class AppendFreezeLog {
    private static final String CQL =
            """
            INSERT INTO %s.freeze_log (stream, bucket, seq, first_offset, next_offset, pack_id, pack_digest,
                previous_digest, digest, turns, duplicates, rejected, control, lost)
            VALUES (:stream, :bucket, :seq, :first_offset, :next_offset, :pack_id, :pack_digest,
                :previous_digest, :digest, :turns, :duplicates, :rejected, :control, :lost)
            IF NOT EXISTS
            """;

    private final ArchiveSession session;
    private final PreparedStatement prepared;

    AppendFreezeLog(ArchiveSession session) {
        this.session = session;
        this.prepared = session.prepareLwt(CQL.formatted(session.keyspaces().archive()), false);
    }

    AppendOutcome execute(FreezeLogEntry entry, long bucket) {
        BoundStatement statement =
                LogRow.bind(prepared.boundStatementBuilder(), entry, bucket).build();
        ResultSet result;
        try {
            result = session.session().execute(statement);
        } catch (RuntimeException e) {
            if (DriverFailures.proveThatNothingWasWritten(e)) {
                throw new ArchiveUnavailableException(
                        "can't append seq " + entry.seq() + " to the freeze log of " + entry.stream(), e);
            }
            return new AppendOutcome.Unknown(e);
        }
        return result.wasApplied() ? new AppendOutcome.Applied() : lost(entry, result);
    }

    /** The place is taken; by this very entry when an earlier attempt, of unknown outcome, had got it. */
    private AppendOutcome lost(FreezeLogEntry entry, ResultSet result) {
        FreezeLogEntry winner = LogRow.entry(result.one(), session.keyspaces());
        return winner.equals(entry) ? new AppendOutcome.Applied() : new AppendOutcome.Conflict(winner);
    }
}
