package org.threadkeep.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.ingest.support.Events.event;

import com.google.rpc.Code;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.threadkeep.ingest.support.RealKafka;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.Wait;

@QuarkusTest
@WithTestResource(value = RealKafka.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TestHTTPResource("/v1/turns")
    URI turns;

    @TestHTTPResource("/v1/traces")
    URI traces;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void a_turn_that_kafka_does_not_answer_to_is_unavailable_by_name_and_counted() {
        // Given
        boolean before = Wait.until(PATIENCE, () -> post("before").statusCode() == 200);
        ServerProcess broker = RealKafka.kafka().node(1);

        // When
        broker.freeze();
        Response during;
        try {
            during = post("during");
        } finally {
            broker.resume();
        }

        // Then
        assertThat(before).isTrue();
        assertThat(during.statusCode()).isEqualTo(503);
        assertThat(during.timeIn(TimeUnit.SECONDS)).isLessThan(20);
        assertThat(during.jsonPath().getString("results[0].id")).isEqualTo("during");
        assertThat(during.jsonPath().getString("results[0].status")).isEqualTo("unavailable");
        assertThat(count("threadkeep_ingest_turns_unavailable_total")).isPositive();
        assertThat(count("threadkeep_ingest_turns_received_total"))
                .isEqualTo(count("threadkeep_ingest_turns_accepted_total")
                        + count("threadkeep_ingest_turns_rejected_total")
                        + count("threadkeep_ingest_turns_unavailable_total"));
        assertThat(Wait.until(PATIENCE, () -> post("after").statusCode() == 200))
                .isTrue();
    }

    @Test
    void while_kafka_is_stopped_it_is_not_ready_and_refuses_at_once_and_recovers_by_itself() {
        // Given
        ServerProcess broker = RealKafka.kafka().node(1);
        broker.stop();
        boolean unready;
        Response refused;
        Response refusedSpans;
        try {
            // When
            unready = Wait.until(PATIENCE, () -> RestAssured.get(readiness).statusCode() == 503);
            refused = post("stopped");
            refusedSpans = RestAssured.given()
                    .contentType("application/json")
                    .body("{}")
                    .post(traces);
        } finally {
            broker.start();
        }

        // Then
        assertThat(unready).isTrue();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refusedSpans.statusCode()).isEqualTo(503);
        assertThat(refusedSpans.header("Retry-After")).isEqualTo("1");
        assertThat(refusedSpans.jsonPath().getInt("code")).isEqualTo(Code.UNAVAILABLE_VALUE);
        assertThat(refused.timeIn(TimeUnit.SECONDS)).isLessThan(3);
        assertThat(refused.jsonPath().getString("detail")).startsWith("Kafka can't take turns");
        assertThat(Wait.until(PATIENCE, () -> post("again").statusCode() == 200))
                .isTrue();
        assertThat(RestAssured.get(readiness).jsonPath().getList("checks.name")).contains("kafka");
        assertThat(RestAssured.get(readiness).statusCode()).isEqualTo(200);
    }

    private Response post(String id) {
        return RestAssured.given()
                .header("Content-Type", "application/json")
                .body(event(id))
                .post(turns);
    }

    private double count(String meter) {
        return RestAssured.get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith(meter))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
