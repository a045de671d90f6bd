/**
 * The archive contract: what a frozen turn, a snapshot, a pack and a freeze-log entry are. {@code FORMAT.md} of this module
 * describes every byte. {@code frame} makes frames, {@code pack} lays them out, {@code keys} holds the subjects' keys,
 * {@code storage} is Cassandra.
 */
package org.threadkeep.archive;
