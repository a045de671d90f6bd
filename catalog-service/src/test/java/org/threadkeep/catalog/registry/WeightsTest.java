package org.threadkeep.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final WeightFile CONFIG =
            new WeightFile("config.json", 5, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    private static final WeightFile MODEL = new WeightFile(
            "sub/model.safetensors",
            16_060_522_240L,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    /** Computed apart, with another program, over the canonical text {@code [{"name":…,"sha256":…,"size":…},…]}. */
    private static final String ROOT = "sha256:3f5b663488be154d68b075d12490acf28ab93248dfcddd024d0fb376bf16ac7a";

    @Test
    void the_root_digest_is_what_any_other_tool_computes() {
        assertThat(new Weights(List.of(CONFIG, MODEL), List.of(), List.of()).rootDigest())
                .isEqualTo(ROOT);
    }

    @Test
    void the_order_in_which_files_are_told_does_not_matter() {
        assertThat(new Weights(List.of(MODEL, CONFIG), List.of(), List.of("alias")).rootDigest())
                .isEqualTo(ROOT);
    }

    @Test
    void another_name_size_or_content_is_another_root() {
        // Given
        List<WeightFile> others = List.of(
                new WeightFile("Config.json", 5, CONFIG.sha256()),
                new WeightFile("config.json", 6, CONFIG.sha256()),
                new WeightFile("config.json", 5, MODEL.sha256()));

        // Then
        assertThat(others)
                .allSatisfy(other -> assertThat(new Weights(List.of(other, MODEL), List.of(), List.of()).rootDigest())
                        .isNotEqualTo(ROOT));
    }

    @Test
    void the_size_is_that_of_all_files() {
        assertThat(new Weights(List.of(CONFIG, MODEL), List.of(), List.of()).sizeBytes())
                .isEqualTo(16_060_522_245L);
    }
}
