package org.threadkeep.archive.pack;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.threadkeep.archive.frame.Piece;
import org.threadkeep.archive.keys.KeyOwner;
import org.threadkeep.archive.keys.PieceKey;

/** Where media are that were written of late. Not thread-safe. */
final class KnownMedia {
    /** About what a piece without its content, and its name, weigh on the heap. */
    static final int ENTRY_BYTES = 512;

    private static final String ALGORITHM = "HmacSHA256";

    private record Name(Object stream, String tenant, ByteBuffer digest) {}

    private record Held(Piece piece, Referrers referrers) {}

    /** Random, and for this process alone: the digests are nowhere but here, so nobody needs them again. */
    private final SecretKeySpec digestKey = new SecretKeySpec(PieceKey.random().bytes(), ALGORITHM);

    private final WeighedCache<Name, Held> pieces;

    /** At most so many bytes. */
    KnownMedia(long mostBytes) {
        this.pieces = new WeighedCache<>(mostBytes, gone -> {});
    }

    long bytes() {
        return pieces.weight();
    }

    ByteBuffer digest(byte[] bytes, Range run) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(digestKey);
            mac.update(bytes, run.begin(), run.length());
            return ByteBuffer.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The piece with this content, to which this owner refers from now on. */
    Optional<Piece> find(Object stream, KeyOwner owner, ByteBuffer digest) {
        return pieces.update(
                        new Name(stream, owner.tenant(), digest),
                        held -> new Held(held.piece(), held.referrers().and(owner)))
                .map(Held::piece);
    }

    void add(Object stream, KeyOwner owner, ByteBuffer digest, Piece piece) {
        pieces.put(new Name(stream, owner.tenant(), digest), new Held(piece, Referrers.of(owner)), ENTRY_BYTES);
    }

    void forget(KeyOwner owner) {
        pieces.removeIf((name, held) -> held.referrers().isOnly(owner));
    }

    void forgetStream(Object stream) {
        pieces.removeIf((name, held) -> name.stream().equals(stream));
    }
}
