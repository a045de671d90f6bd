package org.threadkeep.archive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * A key-encryption key that never leaves HashiCorp Vault: its Transit secrets engine wraps and unwraps, and keeps the key's versions apart
 * by itself. One request for each key; the callers' caches keep them few.
 */
public final class VaultTransitKeyManagement implements KeyManagement {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int OK = 200;

    private final KeySettings.Vault vault;
    private final String mount;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Asks the Vault of these settings; nothing is asked yet. */
    public VaultTransitKeyManagement(KeySettings.Vault vault) {
        this.vault = vault;
        this.mount = vault.mount().orElse("transit");
    }

    @Override
    public String kekId() {
        return "vault-transit:" + mount + "/" + vault.key();
    }

    @Override
    public byte[] wrap(byte[] dataKey, byte[] context) {
        JsonNode answer = ask("encrypt", Map.of("plaintext", base64(dataKey), "associated_data", base64(context)));
        return text(answer, "ciphertext").getBytes(UTF_8);
    }

    @Override
    public byte[] unwrap(String wrappedBy, byte[] wrapped, byte[] context) {
        if (!wrappedBy.equals(kekId())) {
            throw new KeyUnavailableException("a key was wrapped by " + wrappedBy + ", but this is " + kekId());
        }
        JsonNode answer =
                ask("decrypt", Map.of("ciphertext", new String(wrapped, UTF_8), "associated_data", base64(context)));
        try {
            return Base64.getDecoder().decode(text(answer, "plaintext"));
        } catch (IllegalArgumentException showsTheKey) {
            throw new KeyUnavailableException(kekId() + " answered with something else than base64");
        }
    }

    private JsonNode ask(String operation, Map<String, String> body) {
        HttpResponse<byte[]> answer = send(operation, body);
        if (answer.statusCode() != OK) {
            throw new KeyUnavailableException(kekId() + " can't " + operation + ": HTTP " + answer.statusCode());
        }
        try {
            return MAPPER.readTree(answer.body()).path("data");
        } catch (IOException showsTheAnswer) {
            throw new KeyUnavailableException(kekId() + " answered with something else than JSON");
        }
    }

    private HttpResponse<byte[]> send(String operation, Map<String, String> body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(operation))
                    .timeout(PATIENCE)
                    .header("X-Vault-Token", Files.readString(vault.tokenFile()).strip())
                    .header("X-Vault-Request", "true")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)));
            vault.namespace().ifPresent(namespace -> request.header("X-Vault-Namespace", namespace));
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new KeyUnavailableException(kekId() + " can't be asked to " + operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyUnavailableException("interrupted while " + kekId() + " was asked to " + operation, e);
        }
    }

    private URI uri(String operation) {
        String address = vault.address().toString().replaceAll("/+$", "");
        return URI.create(address + "/v1/" + mount + "/" + operation + "/" + vault.key());
    }

    private String text(JsonNode answer, String member) {
        if (!answer.path(member).isTextual()) {
            throw new KeyUnavailableException(kekId() + " answered without a " + member);
        }
        return answer.path(member).textValue();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
