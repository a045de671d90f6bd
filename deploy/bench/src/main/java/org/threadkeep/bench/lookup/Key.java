package org.threadkeep.bench.lookup;

import java.util.Locale;
import org.threadkeep.client.Http;

/** By what is looked up, and what for. */
public enum Key {
    /** A turn's row by its id. */
    TURN("/v1/turns/%s?content=none"),
    /** The same with what was said. */
    TURN_WITH_CONTENT("/v1/turns/%s"),
    /** The first page of a thread, without what was said. */
    THREAD("/v1/threads/%s?content=none"),
    /** Where a snapshot is. */
    SNAPSHOT("/v1/snapshots/%s"),
    /** What ran a thread. */
    WEIGHTS("/v1/threads/%s/weights"),
    /** A page of {@value #MODEL_PAGE} of the threads that a model version ran. */
    MODEL_THREADS("/v1/models/%s/threads?limit=" + Key.MODEL_PAGE);

    /** As many threads as nearly every model version has in the smallest index: an answer is as long with a hundred times the data. */
    public static final int MODEL_PAGE = 3;

    private final String path;

    Key(String path) {
        this.path = path;
    }

    /** Where the catalog answers. */
    public String path(String id) {
        return path.formatted(Http.encode(id));
    }

    /** In words. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
