package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.threadkeep.charts.Rendered.Resource;

class NetworkPolicyTest {
    private final Rendered required = Chart.rendered("required");
    private final Rendered production = Chart.rendered("production");

    @Test
    void all_is_denied_that_no_policy_names() {
        Resource deny = required.one("NetworkPolicy", "keep-threadkeep-default-deny");
        assertThat(deny.at("/spec/policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(deny.at("/spec").has("ingress")).isFalse();
        assertThat(deny.at("/spec").has("egress")).isFalse();
        assertThat(required.one("Deployment", "keep-threadkeep-freezer").at("/spec/template/metadata/labels"))
                .containsAll(deny.at("/spec/podSelector/matchLabels"));
    }

    @Test
    void each_flow_has_its_own_policy() {
        assertThat(production.names("NetworkPolicy"))
                .containsExactlyInAnyOrder(
                        "keep-threadkeep-default-deny",
                        "keep-threadkeep-all-to-dns",
                        "keep-threadkeep-gateways-to-ingest",
                        "keep-threadkeep-readers-to-catalog",
                        "keep-threadkeep-monitoring-to-ingest",
                        "keep-threadkeep-monitoring-to-freezer",
                        "keep-threadkeep-monitoring-to-catalog",
                        "keep-threadkeep-ingest-to-kafka",
                        "keep-threadkeep-freezer-to-kafka",
                        "keep-threadkeep-catalog-to-kafka",
                        "keep-threadkeep-setup-to-kafka",
                        "keep-threadkeep-freezer-to-cassandra",
                        "keep-threadkeep-catalog-to-cassandra",
                        "keep-threadkeep-setup-to-cassandra",
                        "keep-threadkeep-freezer-to-vault",
                        "keep-threadkeep-catalog-to-vault",
                        "keep-threadkeep-ingest-to-collector",
                        "keep-threadkeep-freezer-to-collector",
                        "keep-threadkeep-catalog-to-collector",
                        "keep-threadkeep-test-to-ingest",
                        "keep-threadkeep-test-to-catalog");
    }

    @Test
    void brokers_are_reached_on_their_ports_only() {
        Resource policy = production.one("NetworkPolicy", "keep-threadkeep-ingest-to-kafka");
        assertThat(policy.at("/spec/egress/0/ports"))
                .extracting(port -> port.path("port").asInt())
                .containsExactly(9093, 9094);
        assertThat(policy.at("/spec/egress/0/to/0/ipBlock/cidr").asText()).isEqualTo("10.1.0.0/16");
    }

    @Test
    void spans_leave_for_the_collector_only_where_one_is_named() {
        Resource policy = production.one("NetworkPolicy", "keep-threadkeep-freezer-to-collector");
        assertThat(policy.at("/spec/egress/0/ports/0/port").asInt()).isEqualTo(4318);
        assertThat(policy.at("/spec/egress/0/to/0").toString()).contains("monitoring");
        assertThat(required.names("NetworkPolicy")).noneMatch(name -> name.contains("collector"));
    }

    @Test
    void ingest_has_no_way_to_cassandra() {
        assertThat(production.all("NetworkPolicy"))
                .filteredOn(policy -> policy.at("/spec/podSelector/matchLabels")
                        .path("app.kubernetes.io/component")
                        .asText()
                        .equals("ingest"))
                .noneMatch(policy -> policy.json().toString().contains("9042"));
    }

    @Test
    void brokers_and_nodes_of_the_release_are_known_by_their_labels() {
        Rendered whole = Chart.rendered("strimzi-k8ssandra");
        assertThat(whole.one("NetworkPolicy", "keep-threadkeep-freezer-to-kafka")
                        .at("/spec/egress/0/to")
                        .toString())
                .contains("\"strimzi.io/cluster\":\"keep-threadkeep-kafka\"");
        assertThat(whole.one("NetworkPolicy", "keep-threadkeep-freezer-to-cassandra")
                        .at("/spec/egress/0/to")
                        .toString())
                .contains("\"cassandra.datastax.com/cluster\":\"keep-threadkeep-cassandra\"");
    }

    @Test
    void gateways_reach_ingest_over_http_and_otlp_and_so_does_the_test() {
        Resource policy = required.one("NetworkPolicy", "keep-threadkeep-gateways-to-ingest");
        assertThat(policy.at("/spec/ingress/0/ports"))
                .extracting(port -> port.path("port").asText())
                .containsExactly("http", "otlp");
        assertThat(policy.at("/spec/ingress/0/from")).hasSize(2);
        assertThat(policy.at("/spec/ingress/0/from/1").toString()).contains("\"test\"");
    }
}
