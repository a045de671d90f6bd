package org.threadkeep.archivetool.verify;

/** Hears how far a verification is, after every pack and every piece of the ring. */
public interface Progress {
    /**
     * How far it is.
     *
     * @param phase what is looked at: {@code log}, {@code manifests}, {@code chunks} or {@code keys}
     * @param done of {@code all}, in entries or pieces
     * @param bytes that were read so far, in all
     */
    void at(String phase, long done, long all, long packs, long bytes, long faults);
}
