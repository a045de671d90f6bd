package org.threadkeep.archive;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pack ready to be written: encrypted, laid out, digested.
 *
 * @param manifestBytes the manifest as it is stored; not copied
 * @param digest of {@code manifestBytes}: what the freeze log commits to
 * @param chunks of all lanes
 * @param frames how many there are of each kind
 */
public record SealedPack(
        PackManifest manifest, byte[] manifestBytes, String digest, List<Chunk> chunks, FrameKinds frames) {
    /** Copies the list. */
    public SealedPack {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(manifestBytes, "manifestBytes");
        Digests.require("digest", digest);
        chunks = List.copyOf(chunks);
        Objects.requireNonNull(frames, "frames");
    }

    /** The log entry that commits this pack after {@code previous}. */
    public FreezeLogEntry entryAfter(Optional<FreezeLogEntry> previous) {
        return FreezeLogEntry.append(
                previous,
                manifest.stream(),
                manifest.firstOffset(),
                manifest.nextOffset(),
                manifest.pack(),
                digest,
                manifest.counts());
    }

    /** Sizes only. */
    @Override
    public String toString() {
        return "SealedPack[" + manifest.pack() + ", " + chunks.size() + " chunks, manifest=" + manifestBytes.length
                + " B]";
    }
}
