package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import org.threadkeep.archive.CorruptArchiveException;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.KeyUnavailableException;
import org.threadkeep.archive.keys.SubjectKeys;
import org.threadkeep.archive.keys.WrappedKey;
import org.threadkeep.archive.verify.Counted;
import org.threadkeep.archive.verify.Fault;
import org.threadkeep.archive.verify.Findings;

/** Unwraps every key: so one that rotted, or was moved to another row, isn't taken for one that was erased. */
final class KeyScan {
    private static final String EXPECTED = "a key that its key-encryption key wrapped for this row";

    private final ArchiveSession session;
    private final SubjectKeys subjectKeys;
    private final SelectKeyRows selectKeyRows;

    KeyScan(ArchiveSession session, SubjectKeys subjectKeys) {
        this.session = session;
        this.subjectKeys = subjectKeys;
        this.selectKeyRows = new SelectKeyRows(session);
    }

    void check(TokenRange range, Findings findings) {
        Iterator<Row> rows = selectKeyRows.execute(range);
        while (rows.hasNext()) {
            Row row = rows.next();
            if (!row.isNull("epoch")) { // else a subject that has no key any more
                look(row, findings);
            }
        }
    }

    private void look(Row row, Findings findings) {
        String tenant = row.getString("tenant");
        String subject = row.getString("subject");
        try {
            WrappedKey key = KeyRow.key(KeyOwner.ofStored(tenant, subject), row, session.keyspaces());
            subjectKeys.check(key);
            findings.count(Counted.keys, 1);
        } catch (CorruptArchiveException e) {
            findings.fault(Fault.of(e, EXPECTED));
        } catch (KeyUnavailableException | IllegalArgumentException e) {
            findings.fault(
                    RowName.subjectKey(session.keyspaces(), tenant, subject, row.getInt("epoch")),
                    EXPECTED,
                    e.getMessage());
        }
    }
}
