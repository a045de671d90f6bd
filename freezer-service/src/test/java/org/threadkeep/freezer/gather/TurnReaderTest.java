package org.threadkeep.freezer.gather;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.DerivedHeaders;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezableTurn;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.testing.Arrived;
import org.threadkeep.freezer.testing.SampleTurns;

class TurnReaderTest {

    private final TurnReader reader = new TurnReader(SampleTurns.IDENTITY_KEY);

    @Test
    void a_turn_comes_out_with_its_attributes_and_its_record_exactly() {
        TurnRecord published = SampleTurns.turn(
                "t-1", "hi", Map.of("deployment", "d-1", "sequence", "7", "endofthread", "true", "parents", "t-0"));

        FreezableTurn turn = turn(reader.read(Arrived.turn(42, published)));

        assertThat(turn.tenant()).isEqualTo("acme");
        assertThat(turn.modelVersion()).isEqualTo("acme/llama-ft-7");
        assertThat(turn.subject()).contains("s-1");
        assertThat(turn.threadId()).isPresent();
        assertThat(turn.entry().offset()).isEqualTo(42);
        assertThat(turn.entry().deployment()).contains("d-1");
        assertThat(turn.entry().sequence()).hasValue(7);
        assertThat(turn.entry().source()).isPresent();
        assertThat(turn.entry().endOfThread()).isTrue();
        assertThat(turn.entry().parents()).hasSize(1);
        assertThat(turn.entry().contextAfter()).hasSize(1);
        assertThat(turn.entry().endedAt()).contains("2026-03-01T12:00:00Z");
        assertThat(turn.entry().recordedAt()).isEqualTo("2026-03-01T12:00:01Z");
        assertThat(turn.content().complete(DerivedHeaders.of(turn)))
                .isEqualTo(new FrameRecord(published.key(), new TreeMap<>(published.headers()), published.value()));
    }

    @Test
    void a_retry_has_the_same_fingerprint_and_another_body_another() {
        TurnFingerprint first = fingerprint(Arrived.turn(1, SampleTurns.turn("t", "yes")));
        TurnFingerprint retry = fingerprint(Arrived.turn(9, SampleTurns.turn("t", "yes")));
        TurnFingerprint other = fingerprint(Arrived.turn(10, SampleTurns.turn("t", "no")));

        assertThat(retry).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void what_is_no_turn_is_unfreezable_and_never_an_exception() {
        ArrivedRecord good = Arrived.turn(1);

        assertThat(unfreezable(Arrived.garbage(1)).field()).isEqualTo("headers");
        assertThat(unfreezable(with(good, null, good.headers(), good.value())).field())
                .isEqualTo("key");
        assertThat(unfreezable(with(good, good.key(), good.headers(), null)).field())
                .isEqualTo("data");
        assertThat(unfreezable(with(good, good.key(), List.of(), good.value())).field())
                .isEqualTo("event");
        assertThat(unfreezable(with(good, good.key(), good.headers(), "{\"a\"".getBytes(UTF_8)))
                        .field())
                .startsWith("data");
    }

    @Test
    void an_unknown_major_version_is_named() {
        ArrivedRecord good = Arrived.turn(1);
        List<RecordHeader> headers = new ArrayList<>(good.headers());
        headers.add(new RecordHeader("ce_type", "org.threadkeep.turn.recorded.v2".getBytes(UTF_8)));

        Reading.Unfreezable reading = unfreezable(with(good, good.key(), headers, good.value()));

        assertThat(reading.field()).isEqualTo("type");
        assertThat(reading.reason()).contains("v2");
    }

    @Test
    void a_turn_of_nobody_in_particular_has_no_subject() {
        TurnRecord published = SampleTurns.turn("t", "hi");
        List<RecordHeader> headers = Arrived.turn(1, published).headers().stream()
                .filter(header -> !header.name().equals("ce_datasubject"))
                .toList();

        FreezableTurn turn = turn(reader.read(new ArrivedRecord(1, 0, published.key(), headers, published.value())));

        assertThat(turn.subject()).isEqualTo(Optional.empty());
    }

    private static ArrivedRecord with(ArrivedRecord like, byte[] key, List<RecordHeader> headers, byte[] value) {
        return new ArrivedRecord(like.offset(), like.timestamp(), key, headers, value);
    }

    private TurnFingerprint fingerprint(ArrivedRecord arrived) {
        return ((Reading.Turn) reader.read(arrived)).fingerprint();
    }

    private Reading.Unfreezable unfreezable(ArrivedRecord arrived) {
        return (Reading.Unfreezable) reader.read(arrived);
    }

    private static FreezableTurn turn(Reading reading) {
        return ((Reading.Turn) reading).turn();
    }
}
