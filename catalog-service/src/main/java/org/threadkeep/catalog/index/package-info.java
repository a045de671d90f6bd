/**
 * From the freeze log to rows: catches up streams, links turns to their threads and parents, writes what lookups read.
 *
 * <p>What a pack's rows are depends on the pack and on what stands before it in its own stream, on nothing else: not on
 * when a pack is indexed, not on other streams. So a rebuilt catalog gives the same answers. Whatever depends on more is told
 * when it is asked for.
 */
package org.threadkeep.catalog.index;
