package org.threadkeep.ingest.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Stands between a client and its provider, passes both bodies on as they are, and posts them for capture. */
public final class CapturingProxy implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer server;
    private final URI provider;
    private final URI capture;
    private final List<Captured> captured = new ArrayList<>();

    /**
     * An exchange that was captured.
     *
     * @param receipt what the ingest service answered
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Captured(byte[] request, byte[] response, String receipt) {}

    /** Listens on a free port. */
    public CapturingProxy(URI provider, URI capture) {
        this.provider = provider;
        this.capture = capture;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    /** Its root, for clients. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was captured so far, in order. */
    public synchronized List<Captured> captured() {
        return List.copyOf(captured);
    }

    /** The exchange is captured before the client has its answer, so that a test finds it there. */
    private synchronized void pass(HttpExchange call) throws IOException {
        byte[] request = call.getRequestBody().readAllBytes();
        HttpResponse<byte[]> answer =
                post(provider.resolve(call.getRequestURI().getPath()), BodyPublishers.ofByteArray(request));
        String exchange = "{\"request\":%s,\"response\":%s,\"status\":%d}"
                .formatted(encoded(request), encoded(answer.body()), answer.statusCode());
        HttpResponse<byte[]> receipt = post(capture, BodyPublishers.ofString(exchange));
        captured.add(new Captured(request, answer.body(), new String(receipt.body())));
        call.getResponseHeaders()
                .set("Content-Type", answer.headers().firstValue("Content-Type").orElse("application/json"));
        call.sendResponseHeaders(answer.statusCode(), answer.body().length);
        call.getResponseBody().write(answer.body());
        call.close();
    }

    private static String encoded(byte[] body) {
        return "{\"encoding\":\"base64\",\"body\":\"" + Base64.getEncoder().encodeToString(body) + "\"}";
    }

    private static HttpResponse<byte[]> post(URI to, HttpRequest.BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .header("X-Threadkeep-Tenant", "acme")
                .header("X-Threadkeep-Source", "//proxy.test/sdk")
                .POST(body)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
