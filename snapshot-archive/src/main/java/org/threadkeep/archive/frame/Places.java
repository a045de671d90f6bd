package org.threadkeep.archive.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.PackId;

/** Places of frames in the headers of others: pack, offset, length, and the model version when it is another one. */
final class Places {
    private static final int MOST_WITHOUT_NAME = 16 + 3 * 5;

    /** In UTF-8. */
    private static final int MOST_PER_CHARACTER = 3;

    /** With the longest name of a model version that Cassandra takes as a key. */
    static final int MAX_BYTES = MOST_WITHOUT_NAME + 65_535;

    private Places() {}

    static int mostBytes(FramePlace place) {
        return MOST_WITHOUT_NAME + MOST_PER_CHARACTER * place.modelVersion().length();
    }

    static void write(FramePlace place, String modelVersion, ByteWriter out) {
        out.uuid(place.pack().value());
        out.varint(Math.toIntExact(place.frameOffset()));
        out.varint(place.frameLength());
        out.block((place.modelVersion().equals(modelVersion) ? "" : place.modelVersion()).getBytes(UTF_8));
    }

    static FramePlace read(ByteReader in, String modelVersion) {
        UUID pack = in.uuid();
        long offset = in.varint();
        int length = in.varint();
        String other = in.text();
        try {
            return new FramePlace(other.isEmpty() ? modelVersion : other, new PackId(pack), offset, length);
        } catch (IllegalArgumentException e) {
            throw new ArchiveFormatException("the place of a base or piece is wrong: " + e.getMessage(), e);
        }
    }
}
