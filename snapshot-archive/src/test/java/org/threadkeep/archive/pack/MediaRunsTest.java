package org.threadkeep.archive.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.Samples;

class MediaRunsTest {
    private static final String TEXT = "somebody wrote this, with spaces. ".repeat(400);

    private static List<String> found(String text, int most) {
        return MediaRuns.find(text.getBytes(US_ASCII), most).stream()
                .map(run -> text.substring(run.begin(), run.end()))
                .toList();
    }

    @Test
    void a_run_is_found_wherever_it_begins_and_however_it_ends() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            // Given
            byte[] medium = Samples.noise(3_072 + random.nextInt(9_000), i);
            boolean urlSafe = random.nextBoolean();
            String run = (urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(medium);
            String text = TEXT.substring(0, random.nextInt(TEXT.length())) + "\"" + run + "\" and more";

            // When
            List<String> found = found(text, 63);

            // Then
            assertThat(found).containsExactly(run);
        }
    }

    @Test
    void what_somebody_wrote_is_no_run_and_neither_is_a_short_one() {
        assertThat(found(TEXT, 63)).isEmpty();
        assertThat(found(TEXT + "A".repeat(MediaRuns.LEAST_BYTES - 1) + " " + TEXT, 63))
                .isEmpty();
        assertThat(found("", 63)).isEmpty();
    }

    @Test
    void of_too_many_the_longest_are_taken_in_order() {
        // Given
        String text = "A".repeat(6_000) + " " + "B".repeat(5_000) + " " + "C".repeat(9_000) + " " + "D".repeat(4_096);

        // When, Then
        assertThat(found(text, 4)).hasSize(4);
        assertThat(found(text, 2)).containsExactly("A".repeat(6_000), "C".repeat(9_000));
    }

    @Test
    void text_lies_around_runs_and_is_taken_from_the_beginning() {
        // Given
        Range all = new Range(10, 100);
        List<Range> runs = List.of(new Range(0, 5), new Range(20, 30), new Range(30, 40), new Range(90, 100));

        // When, Then
        assertThat(all.without(runs, 1_000)).containsExactly(new Range(10, 20), new Range(40, 90));
        assertThat(all.without(runs, 30)).containsExactly(new Range(10, 20), new Range(40, 60));
        assertThat(all.without(List.of(new Range(0, 200)), 30)).isEmpty();
    }
}
