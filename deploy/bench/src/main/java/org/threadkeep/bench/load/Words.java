package org.threadkeep.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Text of made words: a few are frequent and most are rare, as in any language. */
final class Words {
    private static final int COUNT = 5_000;

    private final Random random;
    private final List<String> words = new ArrayList<>();

    /** Draws from this source, now and later. */
    Words(Random random) {
        this.random = random;
        for (int i = 0; i < COUNT; i++) {
            words.add(word());
        }
    }

    /**
     * A message as JSON.
     *
     * @param bytes of the JSON, more only when its frame alone takes more
     */
    String message(String role, int bytes) {
        StringBuilder json = new StringBuilder(bytes + 16);
        json.append("{\"role\":\"").append(role).append("\",\"content\":\"");
        while (json.length() < bytes - 2) {
            json.append(frequentWord()).append(' ');
        }
        json.setLength(Math.max(json.lastIndexOf("\"") + 1, Math.min(json.length(), bytes - 2)));
        return json.append("\"}").toString();
    }

    private String frequentWord() {
        return words.get((int) (Math.pow(COUNT, random.nextDouble()) - 1));
    }

    private String word() {
        StringBuilder letters = new StringBuilder();
        int length = 2 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }
}
