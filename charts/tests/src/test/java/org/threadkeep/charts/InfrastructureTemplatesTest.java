package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.threadkeep.charts.Rendered.Resource;

/** Kafka and Cassandra, when they come with the release, and the job that prepares them. */
class InfrastructureTemplatesTest {
    private final Rendered required = Chart.rendered("required");
    private final Rendered whole = Chart.rendered("strimzi-k8ssandra");

    @Test
    void by_default_neither_kafka_nor_cassandra_is_made() {
        assertThat(required.names("Kafka")).isEmpty();
        assertThat(required.names("K8ssandraCluster")).isEmpty();
    }

    @Test
    void kafka_keeps_three_replicas_on_racks_and_never_elects_an_unclean_leader() {
        Resource kafka = whole.one("Kafka", "keep-threadkeep-kafka");
        assertThat(kafka.at("/spec/kafka/rack/topologyKey").asText()).isEqualTo("topology.kubernetes.io/zone");
        assertThat(kafka.at("/spec/kafka/config")
                        .path("default.replication.factor")
                        .asInt())
                .isEqualTo(3);
        assertThat(kafka.at("/spec/kafka/config").path("min.insync.replicas").asInt())
                .isEqualTo(2);
        assertThat(kafka.at("/spec/kafka/config")
                        .path("unclean.leader.election.enable")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void node_pools_are_brokers_and_controllers_whose_disks_stay() {
        assertThat(whole.all("KafkaNodePool"))
                .extracting(pool -> pool.at("/spec/roles/0").asText())
                .containsExactlyInAnyOrder("broker", "controller");
        assertThat(whole.all("KafkaNodePool")).allSatisfy(pool -> assertThat(
                        pool.at("/spec/storage/volumes/0/deleteClaim").asBoolean(true))
                .isFalse());
    }

    @Test
    void topics_are_as_the_setup_command_makes_them() {
        Resource recorded = whole.one("KafkaTopic", "turns.recorded.v1");
        assertThat(recorded.at("/spec/partitions").asInt()).isEqualTo(64);
        assertThat(recorded.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(recorded.at("/spec/config").path("retention.ms").asLong()).isEqualTo(604_800_000);
        assertThat(recorded.at("/spec/config").path("max.message.bytes").asInt())
                .isEqualTo(48 << 20);
        Resource rejected = whole.one("KafkaTopic", "turns.rejected.v1");
        assertThat(rejected.at("/spec/config").path("retention.ms").asLong()).isEqualTo(-1);
        assertThat(rejected.at("/spec/config").path("max.message.bytes").asInt())
                .isEqualTo(49 << 20);
        assertThat(whole.names("KafkaTopic")).hasSize(3);
    }

    @Test
    void each_service_has_a_user_that_may_do_what_it_does_and_no_more() {
        assertThat(whole.names("KafkaUser"))
                .containsExactlyInAnyOrder(
                        "keep-threadkeep-ingest", "keep-threadkeep-freezer", "keep-threadkeep-catalog");
        Resource ingest = whole.one("KafkaUser", "keep-threadkeep-ingest");
        assertThat(ingest.at("/spec/authorization/acls")).hasSize(1);
        assertThat(ingest.at("/spec/authorization/acls/0/operations").toString())
                .isEqualTo("[\"Write\",\"Describe\"]");
        assertThat(whole.one("Deployment", "keep-threadkeep-ingest")
                        .at("/spec/template/spec/containers/0/env")
                        .toString())
                .contains("\"secretKeyRef\":{\"name\":\"keep-threadkeep-ingest\",\"key\":\"password\"}");
        assertThat(whole.properties("ingest"))
                .containsEntry(
                        "kafka.bootstrap.servers", "keep-threadkeep-kafka-kafka-bootstrap.preservation.svc:9093");
    }

    @Test
    void cassandra_has_a_rack_in_each_zone_and_asks_who_comes() {
        Resource cassandra = whole.one("K8ssandraCluster", "keep-threadkeep-cassandra");
        assertThat(cassandra.at("/spec/auth").asBoolean()).isTrue();
        assertThat(cassandra.at("/spec/cassandra/datacenters/0/racks")).hasSize(3);
        assertThat(cassandra
                        .at("/spec/cassandra/datacenters/0/racks/2/nodeAffinityLabels")
                        .toString())
                .contains("eu-1c");
        assertThat(whole.properties("freezer"))
                .containsEntry("quarkus.cassandra.local-datacenter", "dc1")
                .containsEntry(
                        "quarkus.cassandra.contact-points",
                        "keep-threadkeep-cassandra-dc1-service.preservation.svc:9042");
        assertThat(whole.one("Deployment", "keep-threadkeep-freezer")
                        .at("/spec/template/spec/containers/0/env")
                        .toString())
                .contains("keep-threadkeep-cassandra-superuser");
    }

    @Test
    void setup_runs_before_an_install_when_the_servers_are_there() {
        Resource job = required.one("Job", "keep-threadkeep-setup");
        assertThat(job.at("/metadata/annotations").path("helm.sh/hook").asText())
                .isEqualTo("pre-install,pre-upgrade");
        assertThat(job.at("/spec/template/spec/containers/0/args").toString())
                .contains(
                        "\"setup\"",
                        "--partitions=64",
                        "--topic-replicas=3",
                        "--schema-replicas=3",
                        "--retention=168h");
        assertThat(required.one("ServiceAccount", "keep-threadkeep-setup")
                        .at("/metadata/annotations")
                        .path("helm.sh/hook")
                        .asText())
                .isEqualTo("pre-install,pre-upgrade");
        assertThat(required.one("ConfigMap", "keep-threadkeep-setup")
                        .at("/data")
                        .path("kafka.properties")
                        .asText())
                .contains("password=\"${env:BROKER_PASSWORD}\"", "security.protocol=SASL_SSL");
    }

    @Test
    void setup_is_part_of_the_release_when_the_servers_are() {
        Resource job = whole.one("Job", "keep-threadkeep-setup-1");
        assertThat(job.at("/metadata").has("annotations")).isFalse();
        assertThat(job.at("/spec/template/spec/containers/0/args").toString())
                .contains("--no-topics")
                .doesNotContain("--bootstrap-servers");
    }
}
