/** Second step: from the records of one stream to a pack. Knows nothing of Kafka, Cassandra or threads. */
package org.threadkeep.freezer.gather;
