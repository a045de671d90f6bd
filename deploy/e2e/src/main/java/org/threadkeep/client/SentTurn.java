package org.threadkeep.client;

/**
 * A turn as it goes in at the door.
 *
 * @param id the event's id
 * @param event the whole event, CloudEvents JSON on one line
 * @param data the event's data, byte for byte as they stand in the event
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
public record SentTurn(String id, byte[] event, byte[] data) {}
