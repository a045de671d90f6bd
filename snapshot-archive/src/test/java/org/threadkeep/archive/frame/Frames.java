package org.threadkeep.archive.frame;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.threadkeep.archive.FrameContent;
import org.threadkeep.archive.PackId;
import org.threadkeep.archive.keys.SubjectKey;

/** Reads frames that need no other, as tests do. */
public final class Frames {
    private Frames() {}

    /** What a frame of this pack and model version gives to its reader. */
    public static FrameContent read(
            byte[] frame, PackId pack, String modelVersion, Function<UUID, Optional<SubjectKey>> keys) {
        FrameReader reader = new FrameReader();
        return reader.plain(frame, pack, modelVersion, keys, Optional.empty())
                .<FrameContent>map(plain -> new FrameContent.Readable(reader.records(plain)))
                .orElseGet(FrameContent.Erased::new);
    }
}
