package org.threadkeep.ingest.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Lets a sender whose request was refused early see the answer: most send their body to its end before they read anything, so
 * the rest of it is taken and thrown away, for some seconds. Then the connection is closed.
 */
@ApplicationScoped
class UnreadBody {
    private static final long PATIENCE_MS = Duration.ofSeconds(10).toMillis();
    private static final int PRIORITY = 100;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    Context loop = exchange.vertx().getOrCreateContext();
                    exchange.addEndHandler(answered -> loop.runOnContext(now -> discardRest(exchange)));
                    exchange.next();
                },
                PRIORITY);
    }

    /**
     * Runs on the connection's event loop, where nothing else touches the request meanwhile. A request that was read to its end, and is
     * still held, only says so when it is let go.
     */
    private static void discardRest(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.isEnded()) {
            return;
        }
        request.handler(rest -> {});
        request.resume();
        if (!request.isEnded()) {
            long timer = exchange.vertx()
                    .setTimer(PATIENCE_MS, expired -> request.connection().close());
            request.endHandler(end -> exchange.vertx().cancelTimer(timer));
        }
    }
}
