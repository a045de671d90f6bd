package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

/**
 * Answers as the documentation of Vault's Transit engine says: a Vault itself can't be had from Maven Central. With the token
 * {@code right} only.
 */
final class TransitStub implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Aead key = AesGcm.of(new byte[32]);
    volatile int status = 200;

    TransitStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/transit/encrypt/threadkeep", exchange -> answer(exchange, this::encrypt));
        server.createContext("/v1/transit/decrypt/threadkeep", exchange -> answer(exchange, this::decrypt));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private interface Operation {
        Map<String, String> on(JsonNode request) throws GeneralSecurityException;
    }

    private void answer(HttpExchange exchange, Operation operation) throws IOException {
        byte[] body = "{\"errors\":[\"no\"]}".getBytes(UTF_8);
        int code = "right".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token")) ? status : 403;
        if (code == 200) {
            try {
                JsonNode request = MAPPER.readTree(exchange.getRequestBody());
                body = MAPPER.writeValueAsBytes(Map.of("data", operation.on(request)));
            } catch (GeneralSecurityException e) {
                code = 400;
            }
        }
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Map<String, String> encrypt(JsonNode request) throws GeneralSecurityException {
        byte[] sealed = key.encrypt(bytes(request, "plaintext"), bytes(request, "associated_data"));
        return Map.of("ciphertext", "vault:v1:" + Base64.getEncoder().encodeToString(sealed));
    }

    private Map<String, String> decrypt(JsonNode request) throws GeneralSecurityException {
        String sealed = request.path("ciphertext").asText().substring("vault:v1:".length());
        byte[] plain = key.decrypt(Base64.getDecoder().decode(sealed), bytes(request, "associated_data"));
        return Map.of("plaintext", Base64.getEncoder().encodeToString(plain));
    }

    private static byte[] bytes(JsonNode request, String member) {
        return Base64.getDecoder().decode(request.path(member).asText());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
