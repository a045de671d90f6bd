package org.threadkeep.catalog.index;

/**
 * What indexing counts.
 *
 * <p>Accounting: the turns of all packs = indexed + repeated, but for packs that are indexed again after a crash.
 */
public interface IndexMetrics {
    /** A pack is indexed: so many turns became rows, so many repeat an earlier body of their turn id. */
    void indexed(long turns, long repeated);
}
