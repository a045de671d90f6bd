package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threadkeep.charts.Rendered.Resource;

class CatalogTemplatesTest {
    private static final String NAME = "keep-threadkeep-catalog";

    private final Rendered required = Chart.rendered("required");
    private final Rendered production = Chart.rendered("production");

    @Test
    void properties_say_where_cassandra_is_and_leave_the_schema_to_the_job() {
        assertThat(required.properties("catalog"))
                .containsEntry("quarkus.cassandra.contact-points", "cassandra-1.example:9042,cassandra-2.example:9042")
                .containsEntry("quarkus.cassandra.local-datacenter", "dc1")
                .containsEntry("quarkus.cassandra.auth.password", "${CASSANDRA_PASSWORD}")
                .containsEntry("threadkeep.schema.create", "false");
    }

    @Test
    void without_the_job_it_creates_the_schema_with_the_replicas_of_the_values() {
        assertThat(Chart.rendered("minimal").properties("catalog"))
                .containsEntry("threadkeep.schema.replication", "{'class':'NetworkTopologyStrategy','datacenter1':1}")
                .doesNotContainKey("threadkeep.schema.create");
    }

    @Test
    void credentials_come_from_a_secret() {
        assertThat(required.one("Deployment", NAME)
                        .at("/spec/template/spec/containers/0/env")
                        .toString())
                .contains("\"secretKeyRef\":{\"name\":\"threadkeep-cassandra\",\"key\":\"password\"}");
    }

    @Test
    void route_leads_to_the_lookups() {
        Resource route = production.one("HTTPRoute", NAME);
        assertThat(route.at("/spec/rules/0/backendRefs/0/name").asText()).isEqualTo(NAME);
        assertThat(route.at("/spec/rules/0/backendRefs/0/port").asInt())
                .isEqualTo(
                        production.one("Service", NAME).at("/spec/ports/0/port").asInt());
        assertThat(required.names("HTTPRoute")).isEmpty();
    }

    @Test
    void autoscaler_has_the_bounds_of_the_values() {
        Resource autoscaler = Chart.renderedWith(Map.of("catalog.autoscaling.maxReplicas", 11))
                .one("HorizontalPodAutoscaler", NAME);
        assertThat(autoscaler.at("/spec/minReplicas").asInt()).isEqualTo(2);
        assertThat(autoscaler.at("/spec/maxReplicas").asInt()).isEqualTo(11);
    }
}
