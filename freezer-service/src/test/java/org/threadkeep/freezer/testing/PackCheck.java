package org.threadkeep.freezer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.FreezeLogEntry;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.archive.StreamId;
import org.threadkeep.events.TurnRecord;
import org.threadkeep.freezer.testing.ArchiveReader.Frozen;

/** Compares what is in the archive of one sample's partition with what was published there. */
public final class PackCheck {
    private final PackSample sample;
    private final StreamId stream;
    private final List<FreezeLogEntry> log;
    private final List<Frozen> turns;

    /** Reads all of it: every pack whole, decrypted, and the chain checked (I4). */
    public PackCheck(PackSample sample, StreamId stream, ArchiveReader archive) {
        this.sample = sample;
        this.stream = stream;
        this.log = archive.log(stream);
        this.turns = archive.turns(stream);
    }

    /** Every offset is accounted for, by one entry and in the right way (I3). */
    public PackCheck assertAccounted() {
        long expected = 0;
        PackCounts sum = new PackCounts(0, 0, 0, 0, 0);
        Optional<FreezeLogEntry> previous = Optional.empty();
        for (FreezeLogEntry entry : log) {
            assertThat(entry.firstOffset()).as("first offset of %s", entry).isEqualTo(expected);
            assertThat(entry.counts().total()).as("counts of %s", entry).isEqualTo(entry.nextOffset() - expected);
            assertThat(entry.previousDigest())
                    .as("chain of %s", entry)
                    .isEqualTo(previous.map(FreezeLogEntry::digest).orElse(entry.previousDigest()));
            sum = plus(sum, entry.counts());
            expected = entry.nextOffset();
            previous = Optional.of(entry);
        }
        assertThat(expected).as("end of the log of %s", stream).isEqualTo(PackSample.RECORDS);
        assertThat(sum).as("counts of %s", stream).isEqualTo(new PackCounts(3, 1, 1, 0, 0));
        return this;
    }

    /** Each turn is there once, byte for byte (I1, I2, I6). */
    public PackCheck assertEachTurnOnce() {
        List<TurnRecord> expected = new ArrayList<>(List.of(sample.earlier()));
        expected.addAll(sample.turns());
        assertThat(turns.stream().map(Frozen::content))
                .as("turns of %s", stream)
                .isEqualTo(expected.stream()
                        .map(turn -> new FrameRecord(turn.key(), new TreeMap<>(turn.headers()), turn.value()))
                        .toList());
        return this;
    }

    /** What is no turn was published with its bytes, once or more (I1). */
    public PackCheck assertRejected(List<ConsumerRecord<byte[], byte[]>> rejected) {
        assertThat(rejected.stream().map(ConsumerRecord::value))
                .as("rejected record of %s", stream)
                .anyMatch(value -> java.util.Arrays.equals(value, sample.garbage()));
        return this;
    }

    /** For people. */
    public String summary() {
        return "%d packs, %d turns".formatted(log.size(), turns.size());
    }

    private static PackCounts plus(PackCounts one, PackCounts other) {
        return new PackCounts(
                one.turns() + other.turns(),
                one.duplicates() + other.duplicates(),
                one.rejected() + other.rejected(),
                one.control() + other.control(),
                one.lost() + other.lost());
    }
}
