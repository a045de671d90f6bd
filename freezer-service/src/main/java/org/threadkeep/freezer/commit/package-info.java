/** Third step: a pack becomes part of the archive, or surely does not. Knows nothing of Kafka or of Cassandra's driver. */
package org.threadkeep.freezer.commit;
