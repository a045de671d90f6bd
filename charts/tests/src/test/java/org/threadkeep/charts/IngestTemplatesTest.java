package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.threadkeep.charts.Rendered.Resource;

class IngestTemplatesTest {
    private static final String NAME = "keep-threadkeep-ingest";

    private final Rendered required = Chart.rendered("required");
    private final Rendered production = Chart.rendered("production");

    @Test
    void deployment_never_has_fewer_pods_than_before_while_it_is_rolled() {
        Resource deployment = required.one("Deployment", NAME);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt())
                .isZero();
        assertThat(deployment
                        .at("/spec/template/spec/containers/0/lifecycle/preStop/sleep/seconds")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void deployment_leaves_the_number_of_pods_to_the_autoscaler() {
        assertThat(required.one("Deployment", NAME).at("/spec").has("replicas")).isFalse();
        assertThat(Chart.rendered("minimal")
                        .one("Deployment", NAME)
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void deployment_has_no_key_encryption_key() {
        assertThat(required.one("Deployment", NAME)
                        .at("/spec/template/spec/volumes")
                        .toString())
                .contains("threadkeep-identity")
                .doesNotContain("threadkeep-kek");
    }

    @Test
    void services_lead_to_http_and_to_grpc() {
        assertThat(required.one("Service", NAME).at("/spec/ports").toString()).contains("8081", "9081");
        Resource otlp = required.one("Service", NAME + "-otlp");
        assertThat(otlp.at("/spec/ports/0/port").asInt()).isEqualTo(4317);
        assertThat(otlp.at("/spec/ports/0/appProtocol").asText()).isEqualTo("grpc");
    }

    @Test
    void properties_hold_where_kafka_is_and_no_password() {
        Properties properties = required.properties("ingest");
        assertThat(properties)
                .containsEntry("kafka.bootstrap.servers", "kafka-1.example:9093,kafka-2.example:9093")
                .containsEntry("kafka.security.protocol", "SASL_SSL")
                .containsEntry("threadkeep.identity.key-file", "/etc/threadkeep/identity/identity.key")
                .containsEntry("threadkeep.ingest.max-in-flight", "96M");
        assertThat(properties.getProperty("kafka.sasl.jaas.config"))
                .endsWith("username=\"${BROKER_USERNAME}\" password=\"${BROKER_PASSWORD}\";");
    }

    @Test
    void properties_of_the_values_are_added() {
        assertThat(production.properties("ingest"))
                .containsEntry("threadkeep.ingest.max-batch", "5000")
                .containsEntry("threadkeep.ingest.default-tenant", "acme")
                .containsEntry("kafka.ssl.truststore.location", "/etc/threadkeep/kafka/ca.crt");
    }

    @Test
    void autoscaler_aims_at_a_share_of_the_cpu() {
        Resource autoscaler = required.one("HorizontalPodAutoscaler", NAME);
        assertThat(autoscaler.at("/spec/scaleTargetRef/name").asText()).isEqualTo(NAME);
        assertThat(autoscaler
                        .at("/spec/metrics/0/resource/target/averageUtilization")
                        .asInt())
                .isEqualTo(60);
        assertThat(Chart.rendered("minimal").names("HorizontalPodAutoscaler")).isEmpty();
    }

    @Test
    void ingress_serves_only_the_api_and_only_with_a_certificate() {
        Resource ingress = production.one("Ingress", NAME);
        assertThat(ingress.at("/spec/rules/0/http/paths/0/path").asText()).isEqualTo("/v1");
        assertThat(ingress.at("/spec/tls/0/secretName").asText()).isEqualTo("ingest-tls");
        assertThat(required.names("Ingress")).isEmpty();
    }

    @Test
    void disruption_budget_covers_its_pods() {
        Resource budget = required.one("PodDisruptionBudget", NAME);
        assertThat(budget.at("/spec/selector/matchLabels"))
                .isEqualTo(required.one("Deployment", NAME).at("/spec/selector/matchLabels"));
    }

    @Test
    void properties_name_the_collector_of_traces_only_where_there_is_one() {
        assertThat(production.properties("ingest"))
                .containsEntry("threadkeep.tracing.endpoint", "http://collector.monitoring:4318")
                .containsEntry("threadkeep.tracing.ratio", "0.001");
        assertThat(production.properties("catalog"))
                .containsEntry("threadkeep.tracing.endpoint", "http://collector.monitoring:4318");
        assertThat(required.properties("ingest"))
                .doesNotContainKeys("threadkeep.tracing.endpoint", "threadkeep.tracing.ratio");
    }
}
