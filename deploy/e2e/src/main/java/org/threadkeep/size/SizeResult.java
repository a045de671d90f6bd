package org.threadkeep.size;

/**
 * What a run measured; all but the first three in bytes.
 *
 * @param differing turns that did not come back byte for byte
 * @param captured what went over the wire
 * @param content the captured bytes as the archive compresses them, without anything around them
 * @param archive on disk: frames, manifests, log
 * @param keys on disk
 * @param rowPerCall on disk: the same captured bytes in a table with a row per call
 */
record SizeResult(
        long turns, long packs, long differing, long captured, long content, long archive, long keys, long rowPerCall) {

    long onDisk() {
        return archive + keys;
    }

    double ratio() {
        return (double) onDisk() / captured;
    }

    double envelopePerTurn() {
        return (double) (onDisk() - content) / turns;
    }

    double timesSmaller() {
        return (double) rowPerCall / onDisk();
    }

    String text() {
        return """
                turns               %,15d in %,d packs, %,d differing
                captured            %,15d bytes, %,.0f a turn
                on disk             %,15d bytes, %.4f of the captured ones
                  content           %,15d bytes, %.4f
                  envelope          %,15d bytes, %.1f a turn, of which keys %.1f
                row per call        %,15d bytes, %.4f; %.2f times the archive
                """
                .formatted(
                        turns,
                        packs,
                        differing,
                        captured,
                        (double) captured / turns,
                        onDisk(),
                        ratio(),
                        content,
                        (double) content / captured,
                        onDisk() - content,
                        envelopePerTurn(),
                        (double) keys / turns,
                        rowPerCall,
                        (double) rowPerCall / captured,
                        timesSmaller());
    }
}
