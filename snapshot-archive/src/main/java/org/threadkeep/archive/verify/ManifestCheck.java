package org.threadkeep.archive.verify;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SnapshotEntry;
import org.threadkeep.archive.TurnEntry;

/** Checks a manifest against its log entry, and that each of its turns has an offset of its own. */
public final class ManifestCheck {
    private final FreezeLogEntry entry;
    private final PackManifest manifest;
    private final String row;
    private final Findings findings;

    /** Of a committed pack; {@code row} names the manifest's. */
    public ManifestCheck(FreezeLogEntry entry, PackManifest manifest, String row, Findings findings) {
        this.entry = entry;
        this.manifest = manifest;
        this.row = row;
        this.findings = findings;
    }

    /** Whether everything fits together. */
    public boolean passes() {
        boolean agrees = same("pack", entry.pack(), manifest.pack())
                & same("stream", entry.stream(), manifest.stream())
                & same("firstOffset", entry.firstOffset(), manifest.firstOffset())
                & same("nextOffset", entry.nextOffset(), manifest.nextOffset())
                & same("counts", entry.counts(), manifest.counts());
        return agrees & turnsStandOnce();
    }

    private boolean same(String field, Object expected, Object found) {
        return Objects.equals(expected, found) || fault(field + " " + expected, String.valueOf(found));
    }

    private boolean turnsStandOnce() {
        Set<Long> offsets = new HashSet<>();
        for (SnapshotEntry snapshot : manifest.snapshots()) {
            for (TurnEntry turn : snapshot.turns()) {
                long offset = turn.offset();
                if (offset < manifest.firstOffset() || offset >= manifest.nextOffset() || !offsets.add(offset)) {
                    return fault("offsets inside of the pack, each once", "a turn at offset " + offset);
                }
            }
        }
        return true;
    }

    private boolean fault(String expected, String found) {
        findings.fault(row, expected, found);
        return false;
    }
}
