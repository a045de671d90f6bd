package org.threadkeep.local.cassandra;

import java.util.List;
import java.util.stream.Stream;

/** The JDK internals that Cassandra 5.0 reaches into, which JDK 17 keeps closed unless it is told otherwise. */
final class ModuleAccess {

    private static final List<String> EXPORTS = List.of(
            "java.base/java.lang.ref",
            "java.base/jdk.internal.misc",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.attach/sun.tools.attach",
            "jdk.compiler/com.sun.tools.javac.file",
            "jdk.unsupported/sun.misc");

    private static final List<String> OPENS = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.module",
            "java.base/java.lang.reflect",
            "java.base/java.util",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "jdk.compiler/com.sun.tools.javac",
            "jdk.management/com.sun.management.internal");

    static final List<String> OPTIONS = Stream.of(
                    options("--add-exports", EXPORTS),
                    options("--add-opens", OPENS),
                    Stream.of("-Djdk.attach.allowAttachSelf=true"))
            .flatMap(options -> options)
            .toList();

    private ModuleAccess() {}

    private static Stream<String> options(String option, List<String> packages) {
        return packages.stream().map(name -> option + "=" + name + "=ALL-UNNAMED");
    }
}
