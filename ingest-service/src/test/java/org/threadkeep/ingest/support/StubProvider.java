package org.threadkeep.ingest.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;

/** A model provider on loopback that answers with what it was given to answer, in order. */
public final class StubProvider implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();

    /** What it answers to one call. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(String contentType, byte[] body) {}

    /** Listens on a free port. */
    public StubProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Adds an answer. */
    public synchronized void willAnswer(String contentType, byte[] body) {
        answers.add(new Answer(contentType, body));
    }

    /** Its root. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        Answer next = answers.remove();
        call.getResponseHeaders().set("Content-Type", next.contentType());
        call.sendResponseHeaders(200, next.body().length);
        call.getResponseBody().write(next.body());
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
