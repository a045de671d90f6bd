package org.threadkeep.freezer.storage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.CompletionStage;

/** The driver's session as Quarkus makes it, and another one when that failed for good. */
@ApplicationScoped
public class Sessions {
    private final Instance<CompletionStage<QuarkusCqlSession>> sessions;

    /** Makes none until asked. */
    public Sessions(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        this.sessions = sessions;
    }

    /** Completes when Cassandra answers, however long that takes; fails only for what no waiting cures. */
    public CompletionStage<? extends CqlSession> current() {
        return sessions.get();
    }

    /** Forgets a session that failed, so that the next call makes a new one. */
    public void renew() {
        sessions.getHandle().destroy();
    }
}
