package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.threadkeep.charts.Rendered.Resource;

class FreezerTemplatesTest {
    private static final String NAME = "keep-threadkeep-freezer";

    private final Rendered required = Chart.rendered("required");
    private final Rendered production = Chart.rendered("production");

    @Test
    void deployment_gives_time_to_seal_what_is_held() {
        // When
        int grace = required.one("Deployment", NAME)
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt();

        // Then
        assertThat(required.properties("freezer")).containsEntry("threadkeep.freezer.hand-over-limit", "20s");
        assertThat(grace).isGreaterThan(20);
    }

    @Test
    void deployment_takes_a_pod_away_before_it_adds_one() {
        Resource deployment = required.one("Deployment", NAME);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt())
                .isZero();
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt())
                .isEqualTo(1);
    }

    @Test
    void scaled_object_follows_the_lag_of_its_consumer_group() {
        // When
        Resource scaled = production.one("ScaledObject", NAME);

        // Then
        assertThat(scaled.at("/spec/scaleTargetRef/name").asText()).isEqualTo(NAME);
        assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isEqualTo(64);
        assertThat(scaled.at("/spec/triggers/0/metadata/consumerGroup").asText())
                .isEqualTo(ServiceKeys.of("freezer").getProperty("mp.messaging.incoming.turns.group.id"));
        assertThat(scaled.at("/spec/triggers/0/metadata/topic").asText())
                .isEqualTo(ServiceKeys.of("freezer").getProperty("mp.messaging.incoming.turns.topic"));
        assertThat(production.one("Deployment", NAME).at("/spec").has("replicas"))
                .isFalse();
    }

    @Test
    void trigger_authentication_takes_the_password_from_its_secret() {
        Resource authentication = production.one("TriggerAuthentication", NAME);
        assertThat(authentication.at("/spec/secretTargetRef/0/name").asText()).isEqualTo("threadkeep-kafka");
        assertThat(authentication.at("/spec/secretTargetRef/1/name").asText()).isEqualTo("kafka-ca");
        assertThat(production
                        .one("Deployment", NAME)
                        .at("/spec/template/spec/containers/0/env")
                        .toString())
                .contains(authentication.at("/spec/env/0/name").asText());
    }

    @Test
    void vault_takes_the_place_of_the_key_file() {
        Properties properties = production.properties("freezer");
        assertThat(properties)
                .containsEntry("threadkeep.keys.vault.address", "https://vault.example:8200")
                .containsEntry("threadkeep.keys.vault.token-file", "/etc/threadkeep/vault/token")
                .doesNotContainKey("threadkeep.keys.kek-file");
    }

    @Test
    void earlier_keys_are_mounted_and_named() {
        Rendered rendered = Chart.rendered("strimzi-k8ssandra");
        assertThat(rendered.properties("freezer"))
                .containsEntry("threadkeep.keys.earlier-kek-files", "/etc/threadkeep/keys/kek-2025.key");
        assertThat(rendered.one("Deployment", NAME)
                        .at("/spec/template/spec/volumes")
                        .toString())
                .contains("\"path\":\"kek-2025.key\"");
    }

    @Test
    void pods_are_new_when_their_properties_are() {
        // When
        Rendered changed = Chart.renderedWith(Map.of("freezer.packMaxAge", "2s"));

        // Then
        String checksum = "/spec/template/metadata/annotations/checksum~1config";
        assertThat(changed.one("Deployment", NAME).at(checksum))
                .isNotEqualTo(required.one("Deployment", NAME).at(checksum));
        assertThat(changed.one("Deployment", "keep-threadkeep-ingest").at(checksum))
                .isEqualTo(required.one("Deployment", "keep-threadkeep-ingest").at(checksum));
    }

    @Test
    void service_is_for_metrics_only() {
        Resource service = required.one("Service", NAME);
        assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("None");
        assertThat(service.at("/spec/ports")).hasSize(1);
    }
}
