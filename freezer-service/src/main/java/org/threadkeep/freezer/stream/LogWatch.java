package org.threadkeep.freezer.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Asks the brokers again and again how the topic stands: for the lag, and to notice a topic that was created anew, a log that
 * was cut, or records that were deleted before they were frozen, also while nothing arrives.
 */
final class LogWatch {
    private static final Logger LOG = Logger.getLogger(LogWatch.class);

    private final Collaborators with;
    private final LoopTasks loop;
    private final Map<Integer, AssignedStream> streams;
    private volatile Optional<String> trouble = Optional.of("not asked yet");

    LogWatch(Collaborators with, LoopTasks loop, Map<Integer, AssignedStream> streams) {
        this.with = with;
        this.loop = loop;
        this.streams = streams;
    }

    Optional<String> trouble() {
        return trouble;
    }

    void look() {
        Map<Integer, Long> expectedBefore = new HashMap<>();
        streams.forEach((partition, stream) ->
                stream.expected().ifPresent(expected -> expectedBefore.put(partition, expected)));
        with.lookups().execute(() -> look(expectedBefore));
    }

    private void look(Map<Integer, Long> expectedBefore) {
        try {
            Map<Integer, LogView> views = with.turnLog().look(Set.copyOf(expectedBefore.keySet()));
            trouble = Optional.empty();
            loop.execute(() -> views.forEach((partition, view) -> Optional.ofNullable(streams.get(partition))
                    .ifPresent(stream -> stream.observe(view, expectedBefore.get(partition)))));
        } catch (RuntimeException e) {
            if (trouble.isEmpty()) {
                LOG.warnf("the brokers can't be asked how the topic stands, will be tried again: %s", e);
            }
            trouble = Optional.of(e.toString());
        } finally {
            loop.after(with.settings().watch(), this::look);
        }
    }
}
