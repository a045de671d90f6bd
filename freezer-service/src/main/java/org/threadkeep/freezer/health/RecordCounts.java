package org.threadkeep.freezer.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.threadkeep.archive.PackCounts;
import org.threadkeep.events.Attribute;
import org.threadkeep.freezer.stream.TurnAccounting;

/** Counts records, so that whoever asks sees one moment of all counts. */
@ApplicationScoped
public class RecordCounts implements TurnAccounting {

    /**
     * One moment. Always {@code received = ignored + frozen + duplicate + all of rejected + inProgress}.
     *
     * @param received records that came from Kafka
     * @param ignored records that were read before, or that will be read again
     * @param frozen turns in committed packs
     * @param duplicate turns that were delivered again, in committed packs
     * @param rejected records that can't be frozen, in committed packs, by reason
     * @param control offsets without a record for consumers, in committed packs
     * @param inProgress received, and neither committed nor ignored yet
     */
    public record Moment(
            long received,
            long ignored,
            long frozen,
            long duplicate,
            Map<String, Long> rejected,
            long control,
            long inProgress) {}

    private static final Set<String> PLAIN_REASONS = Set.of("data", "event", "headers", "key");

    private final Map<String, Long> rejected = new TreeMap<>(Map.of("event", 0L));
    private long received;
    private long ignored;
    private long frozen;
    private long duplicate;
    private long control;
    private long inProgress;

    /** What the counts are now. */
    public synchronized Moment now() {
        return new Moment(received, ignored, frozen, duplicate, Map.copyOf(rejected), control, inProgress);
    }

    @Override
    public synchronized void received(long records) {
        received += records;
        inProgress += records;
    }

    @Override
    public synchronized void ignored(long records) {
        ignored += records;
        inProgress -= records;
    }

    @Override
    public synchronized void committed(PackCounts counts, Map<String, Long> rejectedByField) {
        frozen += counts.turns();
        duplicate += counts.duplicates();
        rejectedByField.forEach((field, records) -> rejected.merge(reason(field), records, Long::sum));
        control += counts.control();
        inProgress -= counts.turns() + counts.duplicates() + counts.rejected();
    }

    /** An attribute's name or one of few words, never content. */
    private static String reason(String field) {
        String first = field.split("[.\\[]", 2)[0];
        return PLAIN_REASONS.contains(first) || Attribute.named(first).isPresent() ? first : "other";
    }
}
