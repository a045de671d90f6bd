package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.threadkeep.charts.Rendered.Resource;

/** What the Pod Security Standard "restricted" asks for, and a little more, of every pod. */
class PodSecurityTest {
    private static final List<String> KINDS = List.of("Deployment", "Job", "Pod");

    static Stream<Resource> pods() {
        return Chart.VARIANTS.stream()
                .flatMap(variant -> Chart.rendered(variant).resources().stream())
                .filter(resource -> KINDS.contains(resource.kind()));
    }

    static Stream<Resource> services() {
        return pods().filter(resource -> resource.kind().equals("Deployment"));
    }

    private static JsonNode spec(Resource resource) {
        return resource.kind().equals("Pod") ? resource.at("/spec") : resource.at("/spec/template/spec");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void pods_are_nobody_and_may_nothing(Resource resource) {
        JsonNode pod = spec(resource).path("securityContext");
        assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.path("runAsUser").asInt()).isGreaterThan(0);
        assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        JsonNode container = spec(resource).at("/containers/0/securityContext");
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void pods_write_nowhere_but_in_a_bounded_tmp(Resource resource) {
        JsonNode pod = spec(resource);
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(pod.path("volumes"))
                .filteredOn(volume -> volume.has("emptyDir"))
                .singleElement()
                .satisfies(volume ->
                        assertThat(volume.at("/emptyDir/sizeLimit").asText()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void pods_have_no_token_and_no_variables_of_other_services(Resource resource) {
        JsonNode pod = spec(resource);
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        assertThat(pod.path("serviceAccountName").asText()).startsWith("keep-threadkeep-");
    }

    @ParameterizedTest
    @MethodSource("pods")
    void pods_say_what_they_need(Resource resource) {
        JsonNode resources = spec(resource).at("/containers/0/resources");
        assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
        assertThat(resources.at("/requests/memory").asText()).isNotEmpty();
        assertThat(resources.at("/limits/memory").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("pods")
    void every_mount_has_its_volume_and_every_volume_its_mount(Resource resource) {
        JsonNode pod = spec(resource);
        assertThat(names(pod.at("/containers/0/volumeMounts")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(names(pod.path("volumes")));
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void services_are_probed_on_the_management_port_and_spread(Resource resource) {
        JsonNode pod = spec(resource);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(pod.at("/containers/0/" + probe + "/httpGet/port").asText())
                    .isEqualTo("management");
        }
        assertThat(pod.path("topologySpreadConstraints")).hasSize(2);
    }
}
