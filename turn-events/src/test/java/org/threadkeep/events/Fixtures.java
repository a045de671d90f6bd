package org.threadkeep.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.threadkeep.events.identity.IdentityKey;

/** The golden files: events as they are posted, and the records that they have become ever since. */
public final class Fixtures {
    /** The key under which the golden records were written. */
    public static final IdentityKey KEY =
            IdentityKey.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

    private static final Path ROOT = Path.of("src/test/resources/fixtures");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Fixtures() {}

    /** Names of the events that are valid. */
    static List<String> valid() {
        try (Stream<Path> directories = Files.list(ROOT.resolve("valid"))) {
            return directories
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with each of the events that are not. */
    static Map<String, JsonNode> invalid() {
        Map<String, JsonNode> expected = new TreeMap<>();
        json("invalid/expected.json").properties().forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
        return expected;
    }

    static byte[] event(String name) {
        return bytes("valid/" + name + "/event.json");
    }

    /** The golden record of a valid event. */
    static TurnRecord goldenRecord(String name) {
        JsonNode golden = json("valid/" + name + "/record.json");
        Map<String, byte[]> headers = new TreeMap<>();
        golden.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey(), header.getValue().textValue().getBytes(UTF_8)));
        byte[] key = golden.path("key").textValue().getBytes(UTF_8);
        return new TurnRecord(key, headers, bytes("valid/" + name + "/value.json"));
    }

    static JsonNode json(String file) {
        try {
            return MAPPER.readTree(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
