package org.threadkeep.archive.pack;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.frame.Piece;
import org.threadkeep.archive.keys.KeyOwner;

/**
 * The pieces that were written of late, and what may become one. All streams of a freezer share its bytes; what was used longest ago goes
 * first. Each stream only knows its own: those are committed before whatever refers to them. Thread-safe.
 */
final class KnownPieces {
    /** A medium takes a name, a head its content. */
    private static final int SHARE_OF_MEDIA = 4;

    private final long mostBytes;
    private final KnownMedia media;
    private final KnownHeads heads;

    /** Holds at most this; 0 for none: then nothing becomes a piece. */
    KnownPieces(long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("mostBytes is " + mostBytes + ", below 0");
        }
        this.mostBytes = mostBytes;
        this.media = new KnownMedia(mostBytes / SHARE_OF_MEDIA);
        this.heads = new KnownHeads(mostBytes - mostBytes / SHARE_OF_MEDIA);
    }

    synchronized long bytes() {
        return media.bytes() + heads.bytes();
    }

    /** Forgets what nobody but this owner said. */
    synchronized void forget(KeyOwner owner) {
        media.forget(owner);
        heads.forget(owner);
    }

    OfStream ofStream() {
        return new OfStream();
    }

    /** The pieces of one opening of a stream. */
    final class OfStream {
        private boolean ended;

        private OfStream() {}

        boolean isOff() {
            return mostBytes == 0;
        }

        /** Forgets all: they may never be committed. Nothing is remembered any more. */
        void forget() {
            synchronized (KnownPieces.this) {
                ended = true;
                media.forgetStream(this);
                heads.forgetStream(this);
            }
        }

        ByteBuffer digest(byte[] bytes, Range run) {
            return media.digest(bytes, run);
        }

        /** The piece with this content, to which the owner refers from now on. */
        Optional<Piece> medium(KeyOwner owner, ByteBuffer digest) {
            synchronized (KnownPieces.this) {
                return media.find(this, owner, digest);
            }
        }

        void add(KeyOwner owner, ByteBuffer digest, Piece piece) {
            synchronized (KnownPieces.this) {
                if (!ended) {
                    media.add(this, owner, digest, piece);
                }
            }
        }

        /** How threads of the tenant began that have most in common with these features, as far as the owner may share it. */
        List<Head> near(KeyOwner owner, Set<Long> features) {
            synchronized (KnownPieces.this) {
                return heads.near(this, owner, features);
            }
        }

        boolean knowsMost(KeyOwner owner, Set<Long> features) {
            synchronized (KnownPieces.this) {
                return heads.knowsMost(this, owner.tenant(), features);
            }
        }

        void refer(Head head, KeyOwner owner) {
            synchronized (KnownPieces.this) {
                heads.refer(head, owner);
            }
        }

        void add(Head candidate, KeyOwner owner) {
            synchronized (KnownPieces.this) {
                if (!ended) {
                    heads.add(this, owner, candidate);
                }
            }
        }

        /** In place of what it was made of. */
        void replace(Head old, Head piece, KeyOwner owner) {
            synchronized (KnownPieces.this) {
                if (!ended) {
                    heads.replace(old, piece, owner);
                }
            }
        }
    }
}
