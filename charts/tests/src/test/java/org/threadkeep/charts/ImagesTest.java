package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the Dockerfiles and the compose file say, as far as that can be seen without an engine. */
class ImagesTest {
    private static final List<String> ALLOWED =
            List.of("ARG", "FROM", "LABEL", "WORKDIR", "COPY", "RUN", "USER", "ENV", "EXPOSE", "ENTRYPOINT");

    private final JsonNode compose = compose();

    private static JsonNode compose() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Object loaded = new Yaml(new SafeConstructor(strict))
                .load(Chart.read(Chart.REPOSITORY.resolve("deploy/compose/compose.yaml")));
        return Chart.YAML.valueToTree(loaded);
    }

    private static List<String> instructions(String image) {
        String file = Chart.read(Chart.REPOSITORY.resolve("deploy/images/" + image + "/Dockerfile"));
        return file.replaceAll("(?m)^#.*\\n", "")
                .replaceAll("\\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String one(String image, String instruction) {
        return instructions(image).stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(image + " has no " + instruction));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "freezer", "catalog", "operator"})
    void images_run_as_the_user_of_the_chart_and_need_no_shell(String image) {
        assertThat(instructions(image)).allMatch(line -> ALLOWED.contains(line.split(" ")[0]));
        assertThat(one(image, "USER")).isEqualTo("10001:10001");
        assertThat(one(image, "ENTRYPOINT")).startsWith("[\"java\",");
        assertThat(Chart.rendered("required")
                        .one("Deployment", "keep-threadkeep-ingest")
                        .at("/spec/template/spec/securityContext/runAsUser")
                        .asInt())
                .isEqualTo(10001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "freezer", "catalog"})
    void images_say_on_which_ports_their_service_listens(String service) {
        Properties properties = ServiceKeys.of(service);
        assertThat(one(service, "EXPOSE").split(" "))
                .contains(
                        properties.getProperty("quarkus.http.port"), properties.getProperty("quarkus.management.port"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "freezer", "catalog", "operator"})
    void what_is_copied_is_let_through_to_the_builder(String image) {
        // Given
        String ignore = Chart.read(Chart.REPOSITORY.resolve("deploy/images/" + image + "/Dockerfile.dockerignore"));
        List<String> let = ignore.lines()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        // When
        List<String> copied = instructions(image).stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ")[1])
                .toList();

        // Then
        assertThat(copied).isNotEmpty().allMatch(path -> let.stream().anyMatch(path::startsWith));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "freezer", "catalog"})
    void classes_are_archived_from_the_list_and_the_scripts_that_reach_the_builder(String service) {
        List<String> let = Chart.read(Chart.REPOSITORY.resolve("deploy/images/" + service + "/Dockerfile.dockerignore"))
                .lines()
                .toList();
        assertThat(one(service, "RUN"))
                .contains("source=deploy/images,target=/images ")
                .contains("source=" + service + "-service/target/classes.lst,target=/classes.lst ")
                .endsWith("[\"sh\", \"/images/archive\", \"/app\", \"/classes.lst\", \"-XX:+UseSerialGC\"]");
        assertThat(let)
                .contains("!" + service + "-service/target/classes.lst")
                .contains("!deploy/images/archive", "!deploy/images/arguments");
        assertThat(Chart.REPOSITORY.resolve("deploy/images/archive")).isExecutable();
        assertThat(Chart.REPOSITORY.resolve("deploy/images/arguments")).isExecutable();
        assertThat(one(service, "ENV")).contains("-XX:+UseSerialGC");
    }

    @Test
    void compose_has_the_ports_of_the_local_stack() {
        Set<String> published = new HashSet<>();
        compose.path("services")
                .forEach(service -> service.path("ports").forEach(port -> published.add(port.asText())));
        assertThat(published)
                .allMatch(port -> port.startsWith("127.0.0.1:"))
                .extracting(port -> port.split(":")[1])
                .containsExactlyInAnyOrder("8081", "4317", "9081", "8082", "9082", "8083", "9083", "9092", "9042");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "freezer", "catalog"})
    void compose_sets_only_what_the_service_knows(String service) {
        // Given
        Set<String> known = KnownPropertiesTest.known(service).stream()
                .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());

        // When
        Set<String> variables = names(compose.at("/services/" + service + "/environment"));

        // Then
        assertThat(variables).contains("KAFKA_BOOTSTRAP_SERVERS").allMatch(known::contains);
    }

    @Test
    void compose_refers_to_nothing_that_it_does_not_have() {
        Set<String> services = names(compose.path("services"));
        Set<String> secrets = names(compose.path("secrets"));
        Set<String> volumes = names(compose.path("volumes"));
        compose.path("services").forEach(service -> {
            assertThat(services).containsAll(names(service.path("depends_on")));
            service.path("secrets").forEach(secret -> assertThat(secrets).contains(secret.asText()));
            service.path("volumes").forEach(volume -> assertThat(volumes)
                    .contains(volume.asText().split(":")[0]));
        });
        assertThat(services).containsExactlyInAnyOrder("kafka", "cassandra", "setup", "ingest", "freezer", "catalog");
    }

    @Test
    void compose_and_chart_run_the_images_that_are_built() throws IOException {
        // Given
        Set<String> built;
        try (Stream<Path> folders = Files.list(Chart.REPOSITORY.resolve("deploy/images"))) {
            built = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
        }

        // When
        Set<String> used = new HashSet<>();
        compose.path("services")
                .forEach(service -> used.add(service.path("image").asText()));

        // Then
        assertThat(used.stream()
                        .filter(image -> image.startsWith("threadkeep/"))
                        .map(image -> image.substring("threadkeep/".length(), image.indexOf(':'))))
                .containsExactlyInAnyOrderElementsOf(built);
        assertThat(Chart.rendered("required")
                        .all("Job")
                        .get(0)
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                .isEqualTo("registry.example/threadkeep/operator:0.1.0-SNAPSHOT");
    }

    private static Set<String> names(JsonNode map) {
        Set<String> names = new HashSet<>();
        map.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
