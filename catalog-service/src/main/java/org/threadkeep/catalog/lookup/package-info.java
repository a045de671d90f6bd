/**
 * Answers to what people ask: threads, turns, models, snapshots. Answers are records in the shape of their JSON.
 *
 * <p>Every lookup throws {@link org.threadkeep.catalog.storage.StorageUnavailableException} or {@link
 * org.threadkeep.archive.ArchiveUnavailableException} when Cassandra can't be reached, and may then be tried again.
 */
package org.threadkeep.catalog.lookup;
