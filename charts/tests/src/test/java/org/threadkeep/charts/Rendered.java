package org.threadkeep.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.threadkeep.charts.Rendered.Resource;

/**
 * What a chart renders.
 *
 * @param resources in Helm's order
 */
record Rendered(List<Resource> resources) {
    private static final Pattern SOURCE = Pattern.compile("(?m)^# Source: threadkeep/(\\S+)$");

    /** One resource and the template that it comes from. */
    record Resource(String template, JsonNode json) {
        String kind() {
            return json.path("kind").asText();
        }

        String name() {
            return json.at("/metadata/name").asText();
        }

        JsonNode at(String pointer) {
            return json.at(pointer);
        }

        @Override
        public String toString() {
            return kind() + " " + name();
        }
    }

    static Rendered parse(String text) {
        return new Rendered(Arrays.stream(text.split("(?m)^---\\s*$"))
                .filter(document -> !document.isBlank())
                .map(Rendered::resource)
                .filter(resource -> !resource.json().isEmpty())
                .toList());
    }

    private static Resource resource(String document) {
        Matcher source = SOURCE.matcher(document);
        String template = source.find() ? source.group(1) : "";
        try {
            return new Resource(template, Chart.YAML.readTree(document));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not YAML: " + document, e);
        }
    }

    Resource one(String kind, String name) {
        return all(kind).stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + resources));
    }

    List<Resource> all(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .toList();
    }

    Set<String> names(String kind) {
        return all(kind).stream().map(Resource::name).collect(Collectors.toSet());
    }

    Set<String> templates() {
        return resources.stream().map(Resource::template).collect(Collectors.toSet());
    }

    /** The properties that a service is given. */
    Properties properties(String component) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(one("ConfigMap", "keep-threadkeep-" + component)
                    .at("/data")
                    .path("application.properties")
                    .asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
