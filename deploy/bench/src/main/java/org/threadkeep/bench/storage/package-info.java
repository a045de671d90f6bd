/** Bytes on disk, after the same turns were drained by each. */
package org.threadkeep.bench.storage;
