/**
 * One assigned partition from assignment to hand-over. All state changes on one thread, the {@link
 * org.threadkeep.freezer.stream.StreamLoop}'s; whatever waits for Kafka or Cassandra runs elsewhere and reports back to it.
 */
package org.threadkeep.freezer.stream;
