package org.threadkeep.roundtrip;

import java.util.Objects;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.SentTurn;

/**
 * One call to be sent.
 *
 * @param path of the endpoint that it belongs to
 * @param expected what must come back
 */
public record Call(String path, SentTurn turn, Expected expected) {
    /** Nothing is null. */
    public Call {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(expected, "expected");
    }

    /** A whole event, whose data must come back. */
    static Call event(SentTurn turn) {
        return new Call(IngestClient.TURNS, turn, Expected.data(turn.data()));
    }
}
