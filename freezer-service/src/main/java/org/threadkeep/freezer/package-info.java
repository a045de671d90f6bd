/**
 * From turn events in Kafka to immutable packs in Cassandra. A turn's way: {@code consume} → {@code stream} → {@code gather} →
 * {@code commit} → {@code publish}.
 */
package org.threadkeep.freezer;
