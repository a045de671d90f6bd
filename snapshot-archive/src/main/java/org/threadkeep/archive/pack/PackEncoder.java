package org.threadkeep.archive.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.archive.AcceptedGap;
import org.threadkeep.archive.Chunk;
import org.threadkeep.archive.Digests;
import org.threadkeep.archive.FrameEntry;
import org.threadkeep.archive.FrameKinds;
import org.threadkeep.archive.PackContent;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.SealedPack;
import org.threadkeep.archive.StreamId;
import org.threadkeep.archive.frame.FrameWriter;
import org.threadkeep.archive.keys.CurrentKey;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.SubjectKeys;

/** Makes packs: one frame per model version, subject and thread, laid out per model version. Thread-safe. */
public final class PackEncoder {
    private final SubjectKeys subjectKeys;
    private final ManifestCodec manifests = new ManifestCodec();

    /** Encrypts with the keys of the turns' subjects. */
    public PackEncoder(SubjectKeys subjectKeys) {
        this.subjectKeys = subjectKeys;
    }

    /** A new pack whose frames need no frames of other packs; otherwise like the other method. */
    public SealedPack encode(PackContent content) {
        return encode(content, new RecentFrames(0).ofStream());
    }

    /**
     * A new pack. Each call gives another one: to write a pack again, keep it. A turn that was said before its subject was erased
     * is a tombstone from the beginning: its content is not in the pack.
     *
     * @param earlier frames that are committed before this pack; those of the pack are added, so it is to be told when they are not
     *     committed in the end
     * @throws org.threadkeep.archive.ArchiveUnavailableException when keys can't be read or made now; retry safe
     * @throws org.threadkeep.archive.keys.KeyUnavailableException when the key management fails; retry safe
     * @throws IllegalArgumentException when a single record takes more than the 256 MiB that a frame holds
     */
    public SealedPack encode(PackContent content, RecentFrames.OfStream earlier) {
        Map<KeyOwner, CurrentKey> keys = keys(content);
        keys.replaceAll((owner, key) -> key.ofOneThread());
        List<TurnGroup> groups = TurnGroup.allOf(content.turns(), keys);
        PackFrames frames = new PackFrames(PackId.next(), earlier);
        try (FrameWriter writer = new FrameWriter()) {
            groups.forEach(group -> frames.add(group, writer));
        }
        List<FrameEntry> entries = frames.frames();
        return seal(
                new PackManifest(
                        frames.pack(),
                        content.stream(),
                        content.firstOffset(),
                        content.nextOffset(),
                        content.counts(),
                        frames.lanes(),
                        entries,
                        Optional.empty()),
                frames.chunks(),
                frames.kinds());
    }

    /**
     * Reads and makes the keys that a pack of this content needs, so that they are in memory when it is encoded.
     *
     * @throws org.threadkeep.archive.ArchiveUnavailableException when keys can't be read or made now; retry safe
     * @throws org.threadkeep.archive.keys.KeyUnavailableException when the key management fails; retry safe
     */
    public void prepareKeys(PackContent content) {
        keys(content);
    }

    private Map<KeyOwner, CurrentKey> keys(PackContent content) {
        return subjectKeys.getOrCreate(
                content.turns().stream().map(TurnGroup::ownerOf).toList());
    }

    /** A new pack without frames, for offsets that are lost. */
    public SealedPack encodeGap(StreamId stream, long firstOffset, long nextOffset, AcceptedGap gap) {
        return seal(
                new PackManifest(
                        PackId.next(),
                        stream,
                        firstOffset,
                        nextOffset,
                        PackCounts.lostOnly(nextOffset - firstOffset),
                        List.of(),
                        List.of(),
                        Optional.of(gap)),
                List.of(),
                FrameKinds.NONE);
    }

    private SealedPack seal(PackManifest manifest, List<Chunk> chunks, FrameKinds frames) {
        byte[] bytes = manifests.encode(manifest);
        return new SealedPack(manifest, bytes, Digests.sha256(bytes), chunks, frames);
    }
}
