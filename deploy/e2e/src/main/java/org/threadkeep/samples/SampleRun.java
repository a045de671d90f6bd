package org.threadkeep.samples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.archive.storage.Archive;
import org.threadkeep.client.ArchivedTurn;
import org.threadkeep.client.Json;
import org.threadkeep.local.process.Wait;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import org.threadkeep.stitching.SecondIngest;

/** Sends samples, waits until each is frozen, and looks for all that they say. */
public final class SampleRun {
    private final StackOptions options;
    private final LocalStack stack;
    private final Archive archive;
    private final Duration patience;

    /** On a stack that is up, whose archive holds little else: it is read from the beginning. */
    public SampleRun(StackOptions options, LocalStack stack, Archive archive, Duration patience) {
        this.options = options;
        this.stack = stack;
        this.archive = archive;
        this.patience = patience;
    }

    /** One result for each sample. */
    public List<SampleResult> run(List<Sample> samples) {
        FeedTopic feed = new FeedTopic(stack.kafka().bootstrapServers());
        feed.create();
        String topic = "threadkeep.ingest.consume.topics.\"" + FeedTopic.NAME + "\".";
        Map<String, String> fed = new HashMap<>();
        samples.stream()
                .filter(sample -> sample.kind().equals("cloudevents-kafka-binary"))
                .forEach(sample -> {
                    fed.put(topic + "format", "openai-chat");
                    fed.put(topic + "tenant", sample.tenant());
                });
        try (SecondIngest ingest = SecondIngest.start(options, stack, fed)) {
            SampleDoors doors = new SampleDoors(ingest.uri(), feed);
            List<String> refused = new ArrayList<>();
            samples.forEach(sample -> send(doors, sample, refused));
            Map<String, List<FrameRecord>> events = await(samples, refused.size());
            return samples.stream()
                    .map(sample -> result(sample, events.getOrDefault(sample.tenant(), List.of())))
                    .toList();
        }
    }

    private static void send(SampleDoors doors, Sample sample, List<String> refused) {
        try {
            doors.send(sample);
        } catch (IllegalStateException e) {
            refused.add(sample.name());
            System.out.println("  ! " + e.getMessage());
        }
    }

    private Map<String, List<FrameRecord>> await(List<Sample> samples, int refused) {
        Map<String, List<FrameRecord>> events = new HashMap<>();
        Set<String> tenants = new HashSet<>();
        samples.forEach(sample -> tenants.add(sample.tenant()));
        Wait.until(patience, () -> {
            events.clear();
            ArchivedTurn.forEach(archive, turn -> {
                if (tenants.contains(turn.snapshot().tenant())) {
                    events.computeIfAbsent(turn.snapshot().tenant(), tenant -> new ArrayList<>())
                            .add(turn.kafkaRecord());
                }
            });
            return events.size() >= samples.size() - refused;
        });
        return events;
    }

    private static SampleResult result(Sample sample, List<FrameRecord> events) {
        EventPlaces event = new EventPlaces();
        events.forEach(event::add);
        Map<String, String> places = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        for (Leaf leaf : Leaf.of("", Json.tree(sample.content()))) {
            event.of(leaf).ifPresentOrElse(place -> places.put(leaf.path(), place), () -> lost.add(leaf.path()));
        }
        return new SampleResult(sample.name(), events.size(), places, lost);
    }
}
