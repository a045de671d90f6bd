package org.threadkeep.catalog.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadkeep.catalog.support.RunningServers;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class ProblemsIT extends CatalogCase {
    private static void assertProblem(Response response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        JsonPath problem = response.jsonPath();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("type")).isNotBlank();
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("instance")).startsWith("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/threads/00000000000000000000000000000000, unknown-thread",
        "/v1/threads/no-such-form, unknown-thread",
        "/v1/threads/00000000000000000000000000000000/weights, unknown-thread",
        "/v1/threads?tenant=acme&conversation_id=nobody, unknown-thread",
        "/v1/turns/00000000000000000000000000000000, unknown-turn",
        "/v1/snapshots/0000000000000000000000000000000000000000000000000000000000000000, unknown-snapshot",
        "/v1/models/nobody, unknown-model",
        "/v1/models/no/body/here, unknown-model",
        "/v1/models/no%2Fbody, unknown-model",
        "/v1/models/nobody/threads, unknown-model",
        "/v1/deployments/sha256:0, unknown-deployment"
    })
    void what_is_not_known_is_a_problem_document(String path, String kind) {
        // When
        Response response = get(path);

        // Then
        assertProblem(response, 404);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:threadkeep:problem:" + kind);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/threads/a?limit=0, limit",
        "/v1/threads/a?limit=1001, limit",
        "/v1/threads/a?limit=many, limit",
        "/v1/threads/a?page=nonsense, page",
        "/v1/threads/a?content=some, content",
        "/v1/threads, tenant",
        "/v1/threads?tenant=acme, conversation_id",
        "/v1/models?limit=-1, limit",
        "/v1/models?page=AAAA, page",
        "/v1/models/nobody/threads?page=AAAA, page",
        "/v1/turns/a?content=all, content"
    })
    void a_wrong_parameter_is_named(String path, String field) {
        // When
        Response response = get(path);

        // Then
        assertProblem(response, 400);
        assertThat(response.jsonPath().getString("errors[0].field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "[1,", "{\"a\":1,\"a\":2}", "nul"})
    void a_body_that_is_not_one_json_value_is_refused(String body) {
        // When
        Response response =
                RestAssured.given().contentType("application/json").body(body).put("/v1/deployments");

        // Then
        assertProblem(response, 400);
        assertThat(response.jsonPath().getString("errors[0].field")).isEqualTo("body");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        // When
        Response response = RestAssured.given()
                .contentType("application/json")
                .body("{\"a\":\"" + "x".repeat(300_000) + "\"}")
                .put("/v1/deployments");

        // Then
        assertProblem(response, 413);
    }

    @Test
    void what_the_http_layer_refuses_is_a_problem_document_too() {
        assertProblem(get("/nowhere"), 404);
        assertProblem(get("/v1/nowhere"), 404);
        assertProblem(RestAssured.delete("/v1/threads/a"), 405);
        assertProblem(RestAssured.given().contentType("text/plain").body("x").put("/v1/models/m"), 415);
        assertProblem(RestAssured.given().accept("image/png").get("/v1/models"), 406);
    }

    @Test
    void the_api_description_lists_every_endpoint_with_its_answers() {
        // When
        JsonPath description = RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .jsonPath();

        // Then
        Map<String, Map<String, Object>> paths = new TreeMap<>(description.getMap("paths"));
        assertThat(paths.keySet())
                .containsExactly(
                        "/v1/coverage",
                        "/v1/deployments",
                        "/v1/deployments/{digest}",
                        "/v1/models",
                        "/v1/models/{version}",
                        "/v1/models/{version}/threads",
                        "/v1/snapshots/{id}",
                        "/v1/threads",
                        "/v1/threads/{id}",
                        "/v1/threads/{id}/weights",
                        "/v1/turns/{turn_id}");
        assertThat(paths.get("/v1/models/{version}")).containsKeys("get", "put");
        assertThat(description.getMap("paths.'/v1/threads/{id}'.get.responses"))
                .containsKeys("200", "400", "404", "503");
        assertThat(description.getMap("components.schemas")).containsKeys("Problem", "Thread", "Turn", "Model");
        assertThat(description.getMap("components.schemas.Turn.properties"))
                .containsKeys("turn_id", "conflicting_body");
        assertThat(RestAssured.get("/q/swagger-ui/").statusCode()).isEqualTo(200);
    }
}
