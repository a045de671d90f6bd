package org.threadkeep.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A property that no service reads is a setting that does nothing: none is rendered. */
class KnownPropertiesTest {
    /** Of the platform, and not in the services' own defaults: the names of its reference. */
    private static final Set<String> PLATFORM = Set.of(
            "kafka.security.protocol",
            "kafka.sasl.mechanism",
            "kafka.sasl.jaas.config",
            "kafka.ssl.truststore.type",
            "kafka.ssl.truststore.location",
            "quarkus.cassandra.contact-points",
            "quarkus.cassandra.local-datacenter",
            "quarkus.cassandra.auth.username",
            "quarkus.cassandra.auth.password",
            "kafka.bootstrap.servers",
            "quarkus.log.level");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /** All that may be set of a service. */
    static Set<String> known(String service) {
        Set<String> known = new TreeSet<>(ServiceKeys.mapped(service));
        known.addAll(ServiceKeys.of(service).stringPropertyNames());
        known.addAll(PLATFORM);
        return known;
    }

    static Stream<List<String>> services() {
        return Chart.VARIANTS.stream().flatMap(variant -> Stream.of("ingest", "freezer", "catalog")
                .map(service -> List.of(variant, service)));
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_property_is_one_that_the_service_knows(List<String> variantAndService) {
        // Given
        String service = variantAndService.get(1);
        Set<String> known = known(service);

        // When
        Set<String> unknown = new TreeSet<>(
                Chart.rendered(variantAndService.get(0)).properties(service).stringPropertyNames());
        unknown.removeAll(known);

        // Then
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_variable_that_a_property_refers_to_is_set(List<String> variantAndService) {
        // Given
        Rendered rendered = Chart.rendered(variantAndService.get(0));
        String service = variantAndService.get(1);
        List<String> set = rendered.one("Deployment", "keep-threadkeep-" + service)
                .at("/spec/template/spec/containers/0/env")
                .findValuesAsText("name");

        // When
        Set<String> referred = rendered.properties(service).values().stream()
                .flatMap(value -> VARIABLE.matcher((String) value).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        // Then
        assertThat(set).containsAll(referred);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threadkeep.identity.key-file",
                "threadkeep.keys.kek-file",
                "threadkeep.keys.vault.token-file",
                "threadkeep.keys.earlier-kek-files",
                "threadkeep.schema.create"
            })
    void nested_and_inherited_settings_are_read_from_the_sources(String key) {
        assertThat(ServiceKeys.mapped("catalog")).contains(key);
        assertThat(ServiceKeys.mapped("freezer")).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "freezer", "catalog"})
    void ports_are_those_that_the_service_listens_on(String service) {
        // Given
        Set<String> ports = Chart.rendered("required")
                .one("Deployment", "keep-threadkeep-" + service)
                .at("/spec/template/spec/containers/0/ports")
                .findValuesAsText("containerPort")
                .stream()
                .collect(Collectors.toSet());

        // When
        Set<String> listens = Stream.of("quarkus.http.port", "quarkus.management.port", "quarkus.grpc.server.port")
                .map(ServiceKeys.of(service)::getProperty)
                .filter(port -> port != null)
                .collect(Collectors.toSet());

        // Then
        assertThat(ports).isEqualTo(listens);
    }
}
