package org.threadkeep.freezer.stream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.threadkeep.freezer.log.LogFields;

/** Asks Kafka and the freeze log on behalf of one stream, off the loop's thread, and again until they answer. */
final class Lookups {
    private static final Logger LOG = Logger.getLogger(Lookups.class);

    private final int partition;
    private final Collaborators with;
    private final LoopTasks loop;
    private final StreamOpening opening;
    private boolean isOpening;
    private boolean isLookingIntoHole;

    Lookups(int partition, Collaborators with, LoopTasks loop) {
        this.partition = partition;
        this.with = with;
        this.loop = loop;
        this.opening = new StreamOpening(with.turnLog(), with.archive());
    }

    boolean isLookingIntoHole() {
        return isLookingIntoHole;
    }

    /** Opens; the answer and every trouble on the way are told on the loop's thread. */
    void open(Consumer<StreamOpening.Outcome> answer, Consumer<String> trouble) {
        if (!isOpening) {
            isOpening = true;
            ask(
                    () -> opening.open(partition),
                    outcome -> {
                        isOpening = false;
                        answer.accept(outcome);
                    },
                    trouble,
                    1);
        }
    }

    /** Looks at the partition's log. */
    void lookIntoHole(Consumer<LogView> answer) {
        if (!isLookingIntoHole) {
            isLookingIntoHole = true;
            ask(
                    this::view,
                    view -> {
                        isLookingIntoHole = false;
                        answer.accept(view);
                    },
                    trouble -> {},
                    1);
        }
    }

    private LogView view() {
        Map<Integer, LogView> views = with.turnLog().look(Set.of(partition));
        if (!views.containsKey(partition)) {
            throw new IllegalStateException("partition " + partition + " isn't there");
        }
        return views.get(partition);
    }

    private <T> void ask(Callable<T> question, Consumer<T> answer, Consumer<String> trouble, int attempt) {
        with.lookups().execute(() -> {
            try {
                T answered = question.call();
                loop.execute(() -> answer.accept(answered));
            } catch (Exception e) {
                try (LogFields fields = LogFields.stream("partition " + partition)) {
                    LOG.debugf("can't be looked up, will be tried again: %s", e);
                }
                loop.execute(() -> trouble.accept(e.toString()));
                loop.after(with.settings().backoff().after(attempt), () -> ask(question, answer, trouble, attempt + 1));
            }
        });
    }
}
