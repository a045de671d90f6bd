package org.threadkeep.catalog.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokenTest {
    private static final PageToken THREAD = new PageToken("thread/a");

    @Test
    void a_token_gives_its_position_back() {
        assertThat(THREAD.decode(THREAD.encode("cluster/topic/0", "4711"), 2))
                .containsExactly("cluster/topic/0", "4711");
    }

    @Test
    void a_token_can_stand_in_a_query_as_it_is() {
        assertThat(THREAD.encode("cluster/topic/0", "ÿ?&+ %", "")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_token_of_another_list_is_refused() {
        // Given
        String token = new PageToken("thread/b").encode("s", "1");

        // Then
        assertThatThrownBy(() -> THREAD.decode(token, 2)).isInstanceOf(BadPageTokenException.class);
    }

    @Test
    void a_token_with_any_bit_changed_is_refused() {
        // Given
        byte[] token = Base64.getUrlDecoder().decode(THREAD.encode("s", "1"));

        for (int bit = 0; bit < token.length * 8; bit++) {
            // When
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

            // Then
            assertThatThrownBy(() -> THREAD.decode(text, 2)).isInstanceOf(BadPageTokenException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "%%%", "not a token", "AAAAAAAAAAAA"})
    void garbage_is_refused(String token) {
        assertThatThrownBy(() -> THREAD.decode(token, 2)).isInstanceOf(BadPageTokenException.class);
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> PageToken.number("1x")).isInstanceOf(BadPageTokenException.class);
    }
}
