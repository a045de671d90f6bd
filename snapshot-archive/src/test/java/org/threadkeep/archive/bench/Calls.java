package org.threadkeep.archive.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** What stateless gateways send for some conversations: for each model message a call with the whole history. */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MADE_CONVERSATIONS = 30;
    private static final int MADE_CALLS = 25;
    private static final int WORDS = 4_000;

    private Calls() {}

    /**
     * Of gzipped files with a conversation a line, or made up when there are none.
     *
     * @param files as {@code path:conversations+path:conversations}
     */
    static List<List<byte[]>> of(String files) throws IOException {
        if (files.isEmpty()) {
            return made();
        }
        List<List<byte[]>> all = new ArrayList<>();
        for (String file : files.split("\\+")) {
            int colon = file.lastIndexOf(':');
            all.addAll(read(Path.of(file.substring(0, colon)), Integer.parseInt(file.substring(colon + 1))));
        }
        return all;
    }

    private static List<List<byte[]>> read(Path file, int most) throws IOException {
        List<List<byte[]>> conversations = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            for (String line = lines.readLine(); line != null && conversations.size() < most; line = lines.readLine()) {
                JsonNode conversation = JSON.readTree(line);
                List<String> messages = new ArrayList<>();
                List<Integer> outputs = new ArrayList<>();
                for (JsonNode message : conversation.path("messages")) {
                    String role = message.path("role").asText();
                    if (!messages.isEmpty() && (role.equals("assistant") || role.equals("model"))) {
                        outputs.add(messages.size());
                    }
                    messages.add(message.toString());
                }
                String tools = conversation.hasNonNull("tools")
                        ? conversation.get("tools").toString()
                        : "[]";
                conversations.add(
                        outputs.stream().map(at -> call(messages, at, tools)).toList());
            }
        }
        return conversations;
    }

    /** Sentences of made-up words, the frequent ones often. */
    private static List<List<byte[]>> made() {
        Random random = new Random(1);
        List<List<byte[]>> conversations = new ArrayList<>();
        for (int i = 0; i < MADE_CONVERSATIONS; i++) {
            String tools = "[{\"type\":\"function\",\"function\":{\"description\":\"" + text(random, 500) + "\"}}]";
            List<String> messages =
                    new ArrayList<>(List.of("{\"role\":\"system\",\"content\":\"" + text(random, 300) + "\"}"));
            List<byte[]> calls = new ArrayList<>();
            for (int call = 0; call < MADE_CALLS; call++) {
                messages.add("{\"role\":\"user\",\"content\":\"" + text(random, 20 + random.nextInt(100)) + "\"}");
                messages.add("{\"role\":\"assistant\",\"content\":\"" + text(random, 50 + random.nextInt(200)) + "\"}");
                calls.add(call(messages, messages.size() - 1, tools));
            }
            conversations.add(calls);
        }
        return conversations;
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            int word = (int) (WORDS * Math.pow(random.nextDouble(), 3));
            text.append(Integer.toString(word * 2_654_435 + 12_345, Character.MAX_RADIX))
                    .append(' ');
        }
        return text.toString();
    }

    private static byte[] call(List<String> messages, int output, String tools) {
        String history = String.join(",", messages.subList(0, output));
        return ("{\"input\":{\"messages\":[" + history + "]},\"output\":{\"messages\":[" + messages.get(output)
                        + "]},\"tool\":{\"definitions\":" + tools + "}}")
                .getBytes(UTF_8);
    }

    /** What a call has that the one before it doesn't begin or end with. */
    static byte[] newBytes(byte[] before, byte[] call) {
        int differs = Arrays.mismatch(before, call);
        int begin = differs < 0 ? call.length : differs;
        int most = Math.min(before.length, call.length) - begin;
        int end = 0;
        while (end < most && before[before.length - 1 - end] == call[call.length - 1 - end]) {
            end++;
        }
        return Arrays.copyOfRange(call, begin, call.length - end);
    }

    static byte[] lane(Iterable<byte[]> chunks) {
        ByteArrayOutputStream lane = new ByteArrayOutputStream();
        chunks.forEach(lane::writeBytes);
        return lane.toByteArray();
    }
}
