package org.threadkeep.freezer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.threadkeep.archive.StreamId;
import org.threadkeep.local.net.Call;
import org.threadkeep.local.net.CassandraCall;
import org.threadkeep.local.net.KafkaCall;
import org.threadkeep.local.net.Way;

/** Tells the calls of one sample's pack from all others, and names and numbers them. */
public final class PackCalls {
    private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

    static {
        STATEMENTS.put("INSERT INTO threadkeep_archive.chunk", "insert chunk");
        STATEMENTS.put("INSERT INTO threadkeep_archive.pack_manifest", "insert manifest");
        STATEMENTS.put("INSERT INTO threadkeep_archive.freeze_log", "append log entry");
        STATEMENTS.put("ORDER BY seq DESC", "select log head");
        STATEMENTS.put("seq >= :seq", "select log entries");
        STATEMENTS.put("seq = :seq", "read log entry back");
        STATEMENTS.put("INSERT INTO threadkeep_keys", "insert subject key");
        STATEMENTS.put("FROM threadkeep_keys", "select subject key");
    }

    private final PackSample sample;
    private final String stream;
    private final Set<ByteBuffer> packs = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private String phase = "open";

    /** The calls of this sample in its stream. */
    public PackCalls(PackSample sample, StreamId stream) {
        this.sample = sample;
        this.stream = stream.text();
    }

    /** The sample is about to be published: what comes now belongs to its pack, no longer to the stream's opening. */
    public synchronized void packBegins() {
        phase = "pack";
        counts.clear();
    }

    /** All names so far, in order. */
    public synchronized Set<String> seen() {
        return new LinkedHashSet<>(seen);
    }

    /**
     * Its name, if it is one of them.
     *
     * @return such as {@code pack: cassandra EXECUTE insert chunk #2 request}
     */
    public synchronized Optional<String> name(Call call) {
        Optional<String> kind = call instanceof CassandraCall asked ? cassandra(asked) : kafka((KafkaCall) call);
        return kind.map(text -> numbered(text, call.way()));
    }

    private String numbered(String kind, Way way) {
        String direction = way.name().toLowerCase(Locale.ROOT);
        int number = counts.merge(kind + direction, 1, Integer::sum);
        String name = "%s: %s #%d %s".formatted(phase, kind, number, direction);
        seen.add(name);
        return name;
    }

    private Optional<String> cassandra(CassandraCall call) {
        return STATEMENTS.entrySet().stream()
                .filter(known -> call.statement().contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .filter(kind -> isOurs(kind, call))
                .map(kind -> "cassandra " + call.opcode() + " " + kind);
    }

    private boolean isOurs(String kind, CassandraCall call) {
        List<ByteBuffer> bound = call.contents();
        return switch (kind) {
            case "insert chunk" -> isOurChunk(call);
            case "insert manifest" -> packs.contains(bound.get(0));
            case "insert subject key", "select subject key" -> call.carries(sample.subject());
            default -> call.carries(stream);
        };
    }

    /** A manifest names nothing but its pack, which is learned from the chunks before it. */
    private boolean isOurChunk(CassandraCall call) {
        boolean ours = sample.models().stream().anyMatch(call::carries);
        if (ours) {
            packs.add(call.contents().get(1));
        }
        return ours;
    }

    /** One request may produce to several topics, so the one that carries our own record gives the name. */
    private Optional<String> kafka(KafkaCall call) {
        return switch (call.api()) {
            case "PRODUCE" -> topicWith(stream, call).map(topic -> "kafka PRODUCE " + topic);
            case "FETCH" -> topicWith(sample.subject(), call).map(topic -> "kafka FETCH " + topic);
            case "OFFSET_COMMIT" ->
                Optional.of("kafka OFFSET_COMMIT")
                        .filter(name -> call.partitions().contains(sample.partition()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> topicWith(String text, KafkaCall call) {
        ByteBuffer wanted = ByteBuffer.wrap(text.getBytes(UTF_8));
        return call.topics().entrySet().stream()
                .filter(topic -> topic.getValue().contains(wanted))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
