package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.InstantSource;
import org.threadkeep.archive.keys.CacheBounds;
import org.threadkeep.archive.keys.KeyManagement;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.SubjectKeys;
import org.threadkeep.archive.pack.PackEncoder;

/** The archive in one Cassandra cluster: where services get its parts from. Thread-safe, as all its parts. */
public final class Archive {
    private final PackStore packs;
    private final FreezeLog log;
    private final FrameStore frames;
    private final PackEncoder encoder;
    private final GapAcceptance gaps;
    private final OrphanSweep orphans;
    private final ArchiveVerification verification;
    private final SubjectKeys subjectKeys;
    private final Erasures erasures;
    private final KeyRewrap rewrap;

    /**
     * Prepares all statements, so the schema must be there.
     *
     * @param session stays the caller's, to close
     * @throws org.threadkeep.archive.ArchiveUnavailableException when Cassandra or the schema isn't there yet; retry safe
     */
    public Archive(
            CqlSession session,
            ArchiveKeyspaces keyspaces,
            ArchiveSettings settings,
            KeyManagement keyManagement,
            CacheBounds keyCache) {
        ArchiveSession archive = new ArchiveSession(session, keyspaces, settings);
        this.subjectKeys =
                new SubjectKeys(keyManagement, new SubjectKeyTable(archive), keyCache, InstantSource.system());
        this.packs = new PackStore(archive);
        this.log = new FreezeLog(archive);
        this.frames = new FrameStore(archive, packs, subjectKeys);
        this.encoder = new PackEncoder(subjectKeys);
        this.gaps = new GapAcceptance(encoder, packs, log, InstantSource.system());
        this.orphans = new OrphanSweep(archive, log, packs);
        this.erasures = new Erasures(archive, InstantSource.system());
        this.rewrap = new KeyRewrap(archive, keyManagement);
        this.verification = new ArchiveVerification(archive, frames, subjectKeys);
    }

    /** Writes packs, and reads their manifests. */
    public PackStore packs() {
        return packs;
    }

    /** What is committed. */
    public FreezeLog log() {
        return log;
    }

    /** Reads content. */
    public FrameStore frames() {
        return frames;
    }

    /** Makes packs. */
    public PackEncoder encoder() {
        return encoder;
    }

    /** Records that offsets are lost: an operator's decision. */
    public GapAcceptance gaps() {
        return gaps;
    }

    /** Deletes what was written and can never be committed. */
    public OrphanSweep orphans() {
        return orphans;
    }

    /** Erases subjects. */
    public Erasures erasures() {
        return erasures;
    }

    /** Wraps keys anew. */
    public KeyRewrap rewrap() {
        return rewrap;
    }

    /** Forgets what it has in memory of an owner who was erased. */
    public void forget(KeyOwner owner) {
        subjectKeys.forget(owner);
        frames.forget(owner);
    }

    /** Recomputes what is stored. */
    public ArchiveVerification verification() {
        return verification;
    }
}
