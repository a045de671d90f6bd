/**
 * Turns over HTTP into Kafka. The packages stand in the order of a turn's way: {@code http} opens the request, {@code admit}
 * bounds what is in memory, {@code accept} reads and completes events, {@code publish} hands them to Kafka. A capture format
 * joins as a package of its own before {@code accept}, which takes events whatever they were read from: {@code otlp} is one.
 * {@code consume} reads topics of gateways instead of a request.
 */
package org.threadkeep.ingest;
