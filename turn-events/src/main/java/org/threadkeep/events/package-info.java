/**
 * The event contract: one inference exchange as a CloudEvents 1.0 event, and its mapping to Kafka.
 *
 * <p>A {@link org.threadkeep.events.TurnEvent} has clear, pseudonymous {@linkplain org.threadkeep.events.Attribute attributes}, which
 * travel as record headers, and {@linkplain org.threadkeep.events.TurnData data}, which hold everything that anybody said and
 * travel as the record's value, byte for byte as they were sent.
 */
package org.threadkeep.events;
