package org.threadkeep.catalog.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threadkeep.catalog.support.Eventually.assertThatEventually;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.threadkeep.catalog.support.Freezing;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnEvent;

/** A test of the running service: what a freezer does on one side, what people ask on the other. */
abstract class CatalogCase {
    private static Freezing freezing;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @BeforeAll
    static void openFreezing() {
        freezing = Freezing.with(property -> ConfigProvider.getConfig().getValue(property, String.class));
    }

    @AfterAll
    static void closeFreezing() {
        freezing.close();
    }

    /** A tenant that no other test has. */
    String tenant() {
        return tenant;
    }

    static Freezing freezing() {
        return freezing;
    }

    static Response get(String path) {
        return RestAssured.given().urlEncodingEnabled(false).get(path);
    }

    static String threadId(TurnEvent turn) {
        return turn.attributes().require(Attribute.THREAD_ID);
    }

    static String turnId(TurnEvent turn) {
        return turn.attributes().require(Attribute.TURN_ID);
    }

    /** The thread, as soon as so many turns of it are indexed. */
    static JsonPath thread(String threadId, int turns) {
        threadWithoutContent(threadId, turns);
        return get("/v1/threads/" + threadId).then().statusCode(200).extract().jsonPath();
    }

    /** The same, without reading any content. */
    static JsonPath threadWithoutContent(String threadId, int turns) {
        String path = "/v1/threads/" + threadId + "?content=none&limit=1000";
        assertThatEventually(
                () -> assertThat(get(path).jsonPath().getList("turns")).hasSize(turns));
        return get(path).jsonPath();
    }
}
