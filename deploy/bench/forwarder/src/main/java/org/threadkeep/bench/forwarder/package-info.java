/** A bare endpoint on the services' platform: bytes from HTTP to Kafka, unopened. The benchmark holds ingest-service beside it. */
package org.threadkeep.bench.forwarder;
