package org.threadkeep.ingest.otlp;

import java.util.Locale;

/** Why a record is no turn; few and fixed, so that they can be a metric's label. */
enum IgnoredReason {
    /** It tells of something else than a model. */
    NO_MODEL_CALL,
    /** It tells of embeddings, tools, agents: what models said in them is in records of their own. */
    OTHER_OPERATION,
    /** It tells of a model call, but not what was said: that is in another record, or was not recorded. */
    NO_CONTENT,
    /** One message in a log record of its own, as the GenAI conventions had it up to 1.36: which call it belongs to is not sure. */
    SINGLE_MESSAGE;

    /** The word for metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
