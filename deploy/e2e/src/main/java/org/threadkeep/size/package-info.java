/** How much room conversations take in the archive: measured on Cassandra's disk, beside a table with a row per call. */
package org.threadkeep.size;
