package org.threadkeep.catalog.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.catalog.support.Eventually.assertThatEventually;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.threadkeep.archive.StreamId;
import org.threadkeep.catalog.support.Chat;
import org.threadkeep.catalog.support.Freezing;
import org.threadkeep.catalog.support.RunningServers;
import org.threadkeep.events.TurnEvent;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class CoverageIT extends CatalogCase {
    private static final String GATEWAY = "//gateway.example/eu-1";

    private final StreamId stream = Freezing.newStream();
    private final StreamId other = Freezing.newStream();

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private TurnEvent numbered(long number) {
        Chat chat = freezing().chat(tenant()).with("source", GATEWAY).with("sequence", String.valueOf(number));
        return chat.turn("turn-" + number, "hello " + number, "hi");
    }

    private JsonPath coverage() {
        return get("/v1/coverage?tenant=" + tenant()).jsonPath();
    }

    @Test
    void a_number_that_no_stream_has_is_listed_until_it_comes() {
        // Given: one source, its turns spread over two streams, out of order and over two blocks
        freezing().freeze(stream, numbered(16_383), numbered(16_380));
        freezing().freeze(other, numbered(16_385), numbered(16_381));
        assertThatEventually(() -> assertThat(coverage().getLong("expected")).isEqualTo(6));

        // When
        JsonPath before = coverage();
        freezing().freeze(stream, numbered(16_384));
        freezing().freeze(other, numbered(16_382));

        // Then
        assertThat(before.getLong("missing")).isEqualTo(2);
        assertThat(before.getList("sources.source")).containsExactly(GATEWAY);
        assertThat(before.getList("sources[0].gaps.from", Long.class)).containsExactly(16_382L, 16_384L);
        assertThatEventually(() -> assertThat(coverage().getLong("missing")).isZero());
        assertThat(coverage().getLong("expected")).isEqualTo(6);
    }

    @Test
    void turns_of_earlier_packs_stay_seen_when_later_ones_come() {
        // Given
        for (int number = 1; number <= 5; number++) {
            freezing().freeze(stream, numbered(number));
        }

        // Then
        assertThatEventually(() -> assertThat(coverage().getLong("expected")).isEqualTo(5));
        assertThat(coverage().getLong("missing")).isZero();
    }

    @Test
    void missing_turns_and_backups_that_never_were_show_in_the_metrics() {
        // Given
        freezing().freeze(stream, numbered(1), numbered(4));

        // Then
        assertThatEventually(() -> assertThat(coverage().getLong("missing")).isEqualTo(2));
        assertThat(RestAssured.get(metrics).asString())
                .containsPattern("threadkeep_coverage_missing_turns [1-9]")
                .contains("threadkeep_backup_last_success_timestamp_seconds{what=\"cassandra\"} 0.0")
                .contains("threadkeep_turns_fidelity_total{tier=\"lineage_only\"}");
    }
}
