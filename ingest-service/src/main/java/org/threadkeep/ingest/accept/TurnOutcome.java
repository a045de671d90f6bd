package org.threadkeep.ingest.accept;

import java.util.Optional;
import java.util.OptionalLong;

/** What became of one event of a request. */
public sealed interface TurnOutcome {
    /** Its place in the request, from 0. */
    int index();

    /**
     * Kafka has it.
     *
     * @param index place in the request, from 0
     * @param id the source's id
     * @param turnId derived name of the turn
     * @param threadId derived name of the thread, where it is known already
     * @param topic where it is
     * @param partition where it is
     * @param offset where it is; empty when Kafka recognised a send that was repeated and does not say
     */
    record Accepted(
            int index,
            String id,
            String turnId,
            Optional<String> threadId,
            String topic,
            int partition,
            OptionalLong offset)
            implements TurnOutcome {}

    /**
     * It can't become a turn, however often it is sent.
     *
     * @param index place in the request, from 0
     * @param id the source's id, where it could be read
     * @param fault kind of the reason
     * @param field the offending field
     * @param reason what is wrong with it, without content
     */
    record Rejected(int index, Optional<String> id, Fault fault, String field, String reason) implements TurnOutcome {}

    /**
     * Kafka did not acknowledge it, and may have it or not. Sending it again is safe.
     *
     * @param index place in the request, from 0
     * @param id the source's id
     * @param reason why, without content
     */
    record Unavailable(int index, String id, String reason) implements TurnOutcome {}
}
