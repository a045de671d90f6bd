/** From HTTP to Kafka's acknowledgement: the door, beside an endpoint that only forwards bytes, and a producer that has them already. */
package org.threadkeep.bench.ingest;
