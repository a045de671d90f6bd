package org.threadkeep.charts;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The properties that a service knows, read from its sources: its configuration interfaces and its own defaults. */
final class ServiceKeys {
    private static final Path KEY_SETTINGS =
            Path.of("snapshot-archive/src/main/java/org/threadkeep/archive/keys/KeySettings.java");
    private static final Pattern PREFIX = Pattern.compile("prefix = (?:\"([^\"]+)\"|\\w+\\.(\\w+))");

    private final Map<String, ClassTree> interfaces = new HashMap<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Set<String> keys = new TreeSet<>();

    private ServiceKeys() {}

    /** The service's {@code application.properties}. */
    static Properties of(String service) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Chart.read(
                    Chart.REPOSITORY.resolve(service + "-service/src/main/resources/application.properties"))));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of the service's configuration interfaces. */
    static Set<String> mapped(String service) {
        Path config =
                Chart.REPOSITORY.resolve(service + "-service/src/main/java/org/threadkeep/" + service + "/config");
        ServiceKeys found = new ServiceKeys();
        List<ClassTree> roots = found.parse(config);
        roots.forEach(root -> prefix(root).ifPresent(prefix -> found.add(found.resolve(prefix), root)));
        return found.keys;
    }

    private List<ClassTree> parse(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(folder)) {
            List<Path> all =
                    new ArrayList<>(sources.filter(file -> file.toString().endsWith("Config.java"))
                            .toList());
            all.add(Chart.REPOSITORY.resolve(KEY_SETTINGS));
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(all));
            List<ClassTree> roots = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().forEach(type -> roots.add((ClassTree) type));
                unit.accept(new Collector(), null);
            }
            return roots;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nested interfaces by name, and constant texts. */
    private final class Collector extends TreeScanner<Void, Void> {
        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            interfaces.put(type.getSimpleName().toString(), type);
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            if (variable.getInitializer() instanceof LiteralTree literal) {
                constants.put(variable.getName().toString(), String.valueOf(literal.getValue()));
            }
            return super.visitVariable(variable, nothing);
        }
    }

    private static Optional<Matcher> prefix(ClassTree type) {
        return type.getModifiers().getAnnotations().stream()
                .map(AnnotationTree::toString)
                .filter(annotation -> annotation.startsWith("@ConfigMapping"))
                .map(PREFIX::matcher)
                .filter(Matcher::find)
                .findFirst();
    }

    private String resolve(Matcher prefix) {
        return Optional.ofNullable(prefix.group(1)).orElseGet(() -> constants.get(prefix.group(2)));
    }

    private void add(String prefix, ClassTree type) {
        type.getImplementsClause().forEach(parent -> add(prefix, interfaces.get(parent.toString())));
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                String key = prefix + "." + kebab(method.getName().toString());
                String returns = method.getReturnType().toString().replaceAll("Optional<(.*)>", "$1");
                Optional.ofNullable(interfaces.get(returns))
                        .ifPresentOrElse(nested -> add(key, nested), () -> keys.add(key));
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
