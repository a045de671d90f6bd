package org.threadkeep.operations;

import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every metric that rules and dashboards may use: the services' own, and a list of others'. */
public final class Metrics {
    static final Path ROOT = Path.of("..", "..");

    private static final Map<String, String> SERVICES = Map.of(
            "ingest", "org.threadkeep.ingest.measure.IngestMeter",
            "freezer", "org.threadkeep.freezer.measure.FreezerMeter",
            "catalog", "org.threadkeep.catalog.measure.CatalogMeter");

    private Metrics() {}

    /** The names that a service's metrics have in Prometheus, as its code says. */
    public static Set<String> documented(String service) {
        return ofServices().get(service).stream().map(Metric::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of each service, in the order of a turn's way. */
    static Map<String, List<Metric>> ofServices() {
        Map<String, List<Metric>> all = new LinkedHashMap<>();
        for (String service : List.of("ingest", "freezer", "catalog")) {
            all.put(service, metrics(service));
        }
        return all;
    }

    private static List<Metric> metrics(String service) {
        URL classes = url(ROOT.resolve(service + "-service/target/classes"));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, Metrics.class.getClassLoader())) {
            Object[] meters = loader.loadClass(SERVICES.get(service)).getEnumConstants();
            return Arrays.stream(meters)
                    .map(meter -> Metric.of((MeterDocumentation) meter))
                    .toList();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("the meters of " + service + " can't be read; is it built?", e);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Others', with where they come from: lines of {@code name source meaning}. */
    static List<String[]> ofOthers() {
        return lines(Path.of("src/test/resources/other-metrics.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 3))
                .toList();
    }

    /** The names of all samples. */
    static Set<String> known() {
        Set<String> names = ofServices().values().stream()
                .flatMap(List::stream)
                .flatMap(Metric::samples)
                .collect(Collectors.toCollection(TreeSet::new));
        ofOthers().forEach(other -> names.add(other[0]));
        return names;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
