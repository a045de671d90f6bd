package org.threadkeep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void a_frozen_server_answers_nothing_until_it_is_resumed() throws Exception {
        int port = Ports.free(1);
        try (ServerProcess server = StandInServer.process(folder, port, 200, "hello")) {
            server.start();

            server.freeze();
            String whileFrozen = ask(port, Duration.ofSeconds(1));
            server.resume();
            String afterwards = ask(port, Duration.ofSeconds(20));

            assertThat(whileFrozen).isEqualTo("no answer");
            assertThat(afterwards).isEqualTo("hello");
        }
    }

    private static String ask(int port, Duration timeout) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
                .timeout(timeout)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (HttpTimeoutException e) {
            return "no answer";
        }
    }
}
