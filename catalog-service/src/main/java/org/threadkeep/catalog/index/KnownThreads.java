package org.threadkeep.catalog.index;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threadkeep.catalog.storage.ThreadKind;

/**
 * The threads that this process has indexed last: what it has written of them needs neither be read nor written again. The rows
 * before a place are the same whoever wrote them, so what is known here holds as long as this process indexes each pack of the
 * stream; when it finds that another one did, it has to forget. Thread-safe.
 */
final class KnownThreads {
    /** About 1 KiB each. */
    private static final int MOST = 10_000;

    private static final int MOST_KINDS = 4;
    private static final boolean LEAST_RECENTLY_USED_FIRST = true;

    private record Name(String stream, String threadId) {}

    /**
     * What is known of a thread in a stream.
     *
     * @param bucket of the extent that was written last
     * @param kinds all of them
     */
    record Known(long bucket, List<ThreadKind> kinds) {
        Known {
            kinds = List.copyOf(kinds);
        }
    }

    private final Map<Name, Known> threads = new LinkedHashMap<>(16, 0.75f, LEAST_RECENTLY_USED_FIRST);

    synchronized Optional<Known> find(String stream, String threadId) {
        return Optional.ofNullable(threads.get(new Name(stream, threadId)));
    }

    /** A thread with many kinds isn't remembered. */
    synchronized void remember(String stream, String threadId, Known known) {
        Name name = new Name(stream, threadId);
        if (known.kinds().size() > MOST_KINDS) {
            threads.remove(name);
            return;
        }
        threads.put(name, known);
        Iterator<Name> oldest = threads.keySet().iterator();
        while (threads.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** To be called when another process may have indexed some of the stream. */
    synchronized void forget(String stream) {
        threads.keySet().removeIf(name -> name.stream().equals(stream));
    }
}
