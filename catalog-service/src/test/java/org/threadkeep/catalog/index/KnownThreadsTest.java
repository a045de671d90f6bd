package org.threadkeep.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threadkeep.catalog.storage.ThreadKind;

class KnownThreadsTest {
    private static final int MOST = 10_000;

    private final KnownThreads threads = new KnownThreads();

    private static KnownThreads.Known known(int kinds) {
        List<ThreadKind> some = IntStream.range(0, kinds)
                .mapToObj(i -> new ThreadKind("s", "model-" + i, Optional.empty(), List.of(), Optional.empty(), i))
                .toList();
        return new KnownThreads.Known(7, some);
    }

    @Test
    void a_thread_is_known_in_the_stream_in_which_it_was_remembered() {
        threads.remember("s", "t", known(2));

        assertThat(threads.find("s", "t")).contains(known(2));
        assertThat(threads.find("other", "t")).isEmpty();
        assertThat(threads.find("s", "other")).isEmpty();
    }

    @Test
    void a_stream_is_forgotten_and_no_other() {
        threads.remember("s", "t", known(1));
        threads.remember("other", "t", known(1));

        threads.forget("s");

        assertThat(threads.find("s", "t")).isEmpty();
        assertThat(threads.find("other", "t")).isPresent();
    }

    @Test
    void those_that_were_not_used_for_longest_go_first() {
        IntStream.range(0, MOST).forEach(i -> threads.remember("s", "t" + i, known(1)));
        assertThat(threads.find("s", "t0")).isPresent();

        threads.remember("s", "new", known(1));

        assertThat(threads.find("s", "t0")).isPresent();
        assertThat(threads.find("s", "t1")).isEmpty();
        assertThat(threads.find("s", "t2")).isPresent();
    }

    @Test
    void a_thread_that_came_to_have_many_kinds_is_not_remembered() {
        threads.remember("s", "t", known(4));

        threads.remember("s", "t", known(5));

        assertThat(threads.find("s", "t")).isEmpty();
    }
}
