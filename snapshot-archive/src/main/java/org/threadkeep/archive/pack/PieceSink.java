package org.threadkeep.archive.pack;

import java.util.Optional;
import org.threadkeep.archive.frame.Piece;

/** Where new pieces are written: the lane of the frame that refers to them first. */
@FunctionalInterface
interface PieceSink {
    /** The piece with this content; empty when there is no place for it. */
    Optional<Piece> write(byte[] content);
}
