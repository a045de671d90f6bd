package org.threadkeep.catalog.index;

import org.threadkeep.archive.PackManifest;

/**
 * What indexing counts.
 *
 * <p>Accounting: the turns of all packs = indexed + repeated, but for packs that are indexed again after a crash.
 */
public interface IndexMetrics {
    /** A pack is indexed: so many of its turns became rows, the others repeat an earlier body of their turn id. */
    void indexed(PackManifest manifest, long rows);
}
