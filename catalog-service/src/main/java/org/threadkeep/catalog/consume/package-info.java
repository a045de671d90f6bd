/** Notices of frozen packs, from Kafka. */
package org.threadkeep.catalog.consume;
