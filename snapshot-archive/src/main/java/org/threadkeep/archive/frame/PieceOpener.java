package org.threadkeep.archive.frame;

import org.threadkeep.archive.FramePlace;
import org.threadkeep.archive.keys.PieceKey;

/** Gets the pieces that a frame refers to, once the frame has given their keys. */
@FunctionalInterface
public interface PieceOpener {
    /** The content of the piece in this place; what it throws, the reader of the frame throws too. */
    byte[] open(FramePlace place, PieceKey key);
}
