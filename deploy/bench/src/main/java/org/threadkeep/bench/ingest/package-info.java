/** From HTTP to Kafka's acknowledgement: the door, beside a producer that has the same bytes already. */
package org.threadkeep.bench.ingest;
