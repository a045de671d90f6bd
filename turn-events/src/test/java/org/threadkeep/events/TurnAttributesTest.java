package org.threadkeep.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnAttributesTest {
    @ParameterizedTest
    @EnumSource(Attribute.class)
    void no_attribute_may_be_empty_or_oversize(Attribute attribute) {
        String name = attribute.attributeName();

        assertRefused(name, "", "is empty");
        assertRefused(
                name,
                "0".repeat(attribute.maxLength() + 1),
                "is " + (attribute.maxLength() + 1) + " characters long, " + attribute.maxLength() + " are allowed");
    }

    @ParameterizedTest
    @EnumSource(Attribute.class)
    void no_attribute_may_hold_what_cloudevents_forbids(Attribute attribute) {
        String name = attribute.attributeName();

        assertRefused(name, "\0", "has NUL at position 0");
        assertRefused(name, "\n", "has a control character at position 0");
        assertRefused(name, "a\u0085", "has a control character at position 1");
        assertRefused(name, "\ud83e", "has a lone surrogate at position 0");
        assertRefused(name, "\uddf5\ud83e", "has a lone surrogate at position 0");
        assertRefused(name, "\uffff", "has a Unicode noncharacter at position 0");
        assertRefused(name, "\ufdd0", "has a Unicode noncharacter at position 0");
    }

    @ParameterizedTest
    @EnumSource(Attribute.class)
    void what_the_source_must_set_is_missed_by_name(Attribute attribute) {
        Map<String, String> attributes = Turns.attributes();
        attributes.remove(attribute.attributeName());
        if (attribute.origin() != Attribute.Origin.REQUIRED) {
            assertThat(TurnAttributes.of(attributes).find(attribute)).isEmpty();
            return;
        }

        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> TurnAttributes.of(attributes))
                .withMessage(attribute.attributeName() + ": is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01t12:00:00.123456789z",
                "2026-03-01T12:00:00+23:59",
                "2026-03-01T12:00:00-00:00",
                "9999-12-31T23:59:59.999999999Z"
            })
    void a_time_of_rfc_3339_is_taken_as_far_as_java_knows_the_offset(String time) {
        if (time.endsWith("+23:59")) {
            assertRefused("time", time, "is not an RFC 3339 time with an offset");
        } else {
            assertThat(Turns.attributesWith("time", time).find(Attribute.TIME)).contains(time);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00Z", "2026-03-01", "2026-03-01 12:00:00Z", "+12026-03-01T12:00:00Z", "now"})
    void other_times_are_refused(String time) {
        assertRefused("startedat", time, "is not an RFC 3339 time with an offset");
    }

    @ParameterizedTest
    @CsvSource({"parents, ' a'", "parents, 'a '", "parents, 'a  b'", "endofthread, True", "sequence, -1", "sequence, ٣"
    })
    void a_value_outside_its_space_is_refused(String name, String value) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Turns.attributesWith(name, value))
                .satisfies(e -> assertThat(e.field()).isEqualTo(name));
    }

    @Test
    void up_to_64_parents_are_taken() {
        String most = "p ".repeat(63) + "p";

        assertThat(Turns.attributesWith("parents", most).words(Attribute.PARENTS))
                .hasSize(64);
        assertRefused("parents", most + " p", "is not 1 to 64 ids, separated by single spaces");
    }

    @Test
    void values_are_read_in_their_own_types() {
        TurnAttributes attributes = Turns.attributesWith("sequence", "999999999999999999");

        assertThat(attributes.sequence()).isEqualTo(OptionalLong.of(999_999_999_999_999_999L));
        assertThat(attributes.find(Attribute.DEPLOYMENT)).isEqualTo(Optional.empty());
        assertThat(attributes.words(Attribute.PARENTS)).isEqualTo(List.of());
        assertThat(attributes.flag(Attribute.CANCELLED)).isFalse();
        assertThat(Turns.attributesWith("cancelled", "true").flag(Attribute.CANCELLED))
                .isTrue();
    }

    @Test
    void an_unknown_extension_is_kept_and_its_name_not_shown_in_errors() {
        assertThat(Turns.attributesWith("gatewayhop", "2").values()).containsEntry("gatewayhop", "2");
        assertRefused("event.*", "gatewayhop", "x".repeat(1025), "is 1025 characters long, 1024 are allowed");
    }

    @Test
    void what_is_added_is_checked_too_and_wins() {
        TurnAttributes attributes = Turns.attributesWith("cancelled", "false");

        assertThat(attributes.with(Map.of(Attribute.CANCELLED, "true")).flag(Attribute.CANCELLED))
                .isTrue();
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> attributes.with(Map.of(Attribute.TURN_ID, "none")))
                .withMessage("turnid: is not 32 lower-case hex digits");
    }

    @Test
    void what_is_declared_is_all_but_what_is_derived() {
        TurnAttributes attributes = Turns.attributesWith("gatewayhop", "2");

        TurnAttributes derived = attributes.with(Map.of(Attribute.TURN_ID, "0".repeat(32), Attribute.FACTS, "x"));

        assertThat(derived).isNotEqualTo(attributes);
        assertThat(derived.declared()).isEqualTo(attributes).hasToString(attributes.toString());
    }

    @Test
    void nobody_can_change_them_afterwards() {
        Map<String, String> given = Turns.attributes();
        TurnAttributes attributes = TurnAttributes.of(given);

        given.put("tenant", "");

        assertThat(attributes.find(Attribute.TENANT)).isNotEqualTo(Optional.of(""));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> attributes.values().put("tenant", ""));
    }

    private static void assertRefused(String name, String value, String reason) {
        assertRefused(name, name, value, reason);
    }

    private static void assertRefused(String field, String name, String value, String reason) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Turns.attributesWith(name, value))
                .withMessage(field + ": " + reason);
    }
}
