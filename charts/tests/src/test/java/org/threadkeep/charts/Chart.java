package org.threadkeep.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart, rendered by Helm with values of the test resources. */
final class Chart {
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final Path FOLDER = REPOSITORY.resolve("charts/threadkeep");
    static final List<String> VARIANTS = List.of("required", "minimal", "production", "strimzi-k8ssandra");

    /** What a cluster would say of itself. */
    private static final String KUBERNETES = "v1.33.0";

    private static final Path VALUES = Path.of("src/test/resources/values");
    /** The library leaves hooks out of what it returns, so they are rendered under another name, and get theirs back. */
    private static final String HOOK = "helm.sh/hook";

    private static final String SHOWN = "shown." + HOOK;
    private static final Map<Path, Path> HOOKS_SHOWN = new ConcurrentHashMap<>();
    private static final Map<String, Rendered> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** What a variant renders; the same each time, so it is done once. It also stands under target/rendered, to look at. */
    static Rendered rendered(String variant) {
        return RENDERED.computeIfAbsent(variant, name -> {
            String text = render(FOLDER, List.of(values(name)), Map.of());
            write(Path.of("target/rendered", name + ".yaml"), text);
            return Rendered.parse(text);
        });
    }

    /** The least that has to be set, and these beside it. */
    static Rendered renderedWith(Map<String, Object> settings) {
        return Rendered.parse(render(FOLDER, List.of(values("required")), settings));
    }

    static Path values(String variant) {
        return VALUES.resolve(variant + ".yaml");
    }

    /**
     * All that Helm renders, hooks too.
     *
     * @param values files, the later ones over the earlier
     * @throws IllegalStateException with Helm's message, when it refuses
     */
    static String render(Path chart, List<Path> values, Map<String, Object> settings) {
        TemplateCommand command = new Helm(HOOKS_SHOWN.computeIfAbsent(chart, Chart::withHooksShown))
                .template()
                .withName("keep")
                .withNamespace("preservation")
                .withKubeVersion(KUBERNETES);
        values.forEach(file -> command.withValuesFile(file.toAbsolutePath()));
        settings.forEach(command::set);
        return command.call().replace(SHOWN, HOOK);
    }

    private static Path withHooksShown(Path chart) {
        try {
            Path parent = Files.createDirectories(Path.of("target/charts"));
            Path copy = Files.createTempDirectory(parent, "shown").resolve("threadkeep");
            copy(chart, copy);
            for (Path file : files(copy.resolve("templates"))) {
                if (Files.isRegularFile(file)) {
                    Files.writeString(file, read(file).replaceAll(HOOK + "(?=[\":])", SHOWN));
                }
            }
            return copy.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lints a copy of the chart whose defaults are the variant's. */
    static LintResult lint(String variant, Path scratch) {
        Path copy = copyTo(scratch.resolve("threadkeep"));
        Path values = copy.resolve("values.yaml");
        try {
            ObjectNode merged = (ObjectNode) YAML.readTree(values.toFile());
            merge(merged, YAML.readTree(read(values(variant))));
            YAML.writeValue(values.toFile(), merged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Helm(copy).lint().strict().call();
    }

    /** As Helm does: maps are merged, all else is replaced. */
    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            if (into.get(entry.getKey()) instanceof ObjectNode below
                    && entry.getValue().isObject()) {
                merge(below, entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    static Path copyTo(Path target) {
        copy(FOLDER, target);
        return target;
    }

    private static void copy(Path from, Path to) {
        try {
            for (Path file : files(from)) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders before what is in them. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
