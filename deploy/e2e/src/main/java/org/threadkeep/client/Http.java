package org.threadkeep.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One HTTP client for both services; every call has a time limit. */
public final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * Sends a request.
     *
     * @throws UncheckedIOException when there is no answer; whether the request was carried out is unknown then
     */
    public HttpResponse<byte[]> send(String method, URI uri, String contentType, byte[] body) {
        return send(method, uri, contentType, Map.of(), body);
    }

    /** The same with more headers. */
    public HttpResponse<byte[]> send(
            String method, URI uri, String contentType, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        headers.forEach(request::header);
        if (body.length == 0) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)).header("Content-Type", contentType);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    method + " " + uri + " got no answer: is the service up? (deploy/status)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Gets; {@link #send} tells how it fails. */
    public HttpResponse<byte[]> get(URI uri) {
        return send("GET", uri, "", new byte[0]);
    }

    /** A path segment or a query value. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
