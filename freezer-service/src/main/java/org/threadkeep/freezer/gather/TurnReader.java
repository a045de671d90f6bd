package org.threadkeep.freezer.gather;

import static org.threadkeep.events.Attribute.CANCELLED;
import static org.threadkeep.events.Attribute.CONTEXT_AFTER;
import static org.threadkeep.events.Attribute.CONTEXT_BEFORE;
import static org.threadkeep.events.Attribute.DATA_SUBJECT;
import static org.threadkeep.events.Attribute.DEPLOYMENT;
import static org.threadkeep.events.Attribute.END_OF_THREAD;
import static org.threadkeep.events.Attribute.FACTS;
import static org.threadkeep.events.Attribute.MODEL_VERSION;
import static org.threadkeep.events.Attribute.PARENT_TURNS;
import static org.threadkeep.events.Attribute.SOURCE;
import static org.threadkeep.events.Attribute.STARTED_AT;
import static org.threadkeep.events.Attribute.TENANT;
import static org.threadkeep.events.Attribute.THREAD_ID;
import static org.threadkeep.events.Attribute.TIME;
import static org.threadkeep.events.Attribute.TURN_ID;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.archive.TurnEntry;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.events.TurnRecordCodec;
import org.threadkeep.events.identity.IdentityKey;

/** Tells turns from other records. All that a manifest says of a turn stands in its headers; the value is only checked. */
public final class TurnReader {
    private final IdentityKey identityKey;

    /** Reads with the fleet's key, which body digests are made with. */
    public TurnReader(IdentityKey identityKey) {
        this.identityKey = identityKey;
    }

    /** Reads a record. Whatever it holds, the answer is a reading and no exception: no record may stop a stream. */
    public Reading read(ArrivedRecord arrived) {
        try {
            return turn(arrived);
        } catch (InvalidEventException e) {
            return new Reading.Unfreezable(e.field(), e.reason());
        } catch (RuntimeException e) {
            return new Reading.Unfreezable(
                    "event", "can't be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Reading turn(ArrivedRecord arrived) {
        SortedMap<String, byte[]> headers = headers(arrived);
        TurnEvent event = TurnRecordCodec.decode(new TurnRecord(arrived.key(), headers, arrived.value()));
        if (arrived.key() == null) {
            throw new InvalidEventException("key", "is missing");
        }
        TurnAttributes attributes = event.attributes();
        TurnEntry entry = entry(arrived, event);
        FreezableTurn turn = new FreezableTurn(
                entry,
                attributes.require(MODEL_VERSION),
                attributes.require(TENANT),
                attributes.find(DATA_SUBJECT),
                attributes.find(THREAD_ID),
                new FrameRecord(arrived.key(), headers, arrived.value()));
        return new Reading.Turn(turn, TurnFingerprint.of(entry.turnId(), entry.bodyDigest()));
    }

    /** Where a name stands several times, the last value counts, as the event contract says. */
    private static SortedMap<String, byte[]> headers(ArrivedRecord arrived) {
        SortedMap<String, byte[]> headers = new TreeMap<>();
        arrived.headers().forEach(header -> headers.put(header.name(), header.value()));
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            if (header.getValue() == null) {
                throw new InvalidEventException("headers", "one of them has no value");
            }
        }
        return headers;
    }

    private TurnEntry entry(ArrivedRecord arrived, TurnEvent event) {
        TurnAttributes attributes = event.attributes();
        return new TurnEntry(
                attributes.require(TURN_ID),
                identityKey.forTenant(attributes.require(TENANT)).bodyDigest(event.data()),
                arrived.offset(),
                0,
                attributes.find(DEPLOYMENT),
                attributes.find(CONTEXT_BEFORE),
                attributes.words(CONTEXT_AFTER),
                attributes.words(PARENT_TURNS),
                attributes.find(STARTED_AT),
                attributes.find(TIME),
                Instant.ofEpochMilli(arrived.timestamp()).toString(),
                attributes.sequence(),
                attributes.find(SOURCE),
                attributes.flag(END_OF_THREAD),
                attributes.flag(CANCELLED),
                attributes.words(FACTS));
    }
}
