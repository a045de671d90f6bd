package org.threadkeep.local.cassandra;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.home.ServerClassPath;
import org.threadkeep.local.process.Command;
import org.threadkeep.local.process.JavaCommand;
import org.threadkeep.local.process.Lifetime;

/** How a node is run, with its configuration files. */
final class NodeCommand {

    private static final String MAIN = "org.apache.cassandra.service.CassandraDaemon";

    /** Everything to standard output, which goes to the node's log file. */
    private static final String LOGBACK =
            """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder>
                  <pattern>%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0} %msg%n</pattern>
                </encoder>
              </appender>
              <root level="INFO">
                <appender-ref ref="OUT"/>
              </root>
            </configuration>
            """;

    /**
     * Memtables grow by arrays of 1 MiB. With regions of 1 MiB, as G1 chooses them for so small a heap, each of these takes two, and
     * two that are neighbours: a node under load ends for want of heap that is half empty. Above 2 MiB regions hold them as they hold others.
     */
    private static final String G1_REGIONS = "-XX:G1HeapRegionSize=4m";

    private NodeCommand() {}

    static Command of(CassandraCluster.Options options, NodeSettings settings) {
        String classPath = ServerClassPath.read(RepositoryRoot.find(), "cassandra-server");
        Path home = settings.home();
        return new Command(
                JavaCommand.of(settings.heapMiB(), jvmOptions(options.lifetime(), home, classPath), MAIN),
                Map.of("CLASSPATH", classPath),
                Map.of(
                        home.resolve("cassandra.yaml"),
                        settings.render() + lines(options.settings()),
                        home.resolve("cassandra-rackdc.properties"),
                        settings.renderRack(),
                        home.resolve("logback.xml"),
                        LOGBACK));
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> jvmOptions(Lifetime lifetime, Path home, String classPath) {
        return Stream.of(
                        lifetime.serverOptions().stream(),
                        ModuleAccess.OPTIONS.stream(),
                        quickStart(),
                        own(home, classPath))
                .flatMap(options -> options)
                .toList();
    }

    private static Stream<String> own(Path home, String classPath) {
        return Stream.of(
                "-javaagent:" + jar(classPath, "jamm-"),
                "-Xss512k",
                G1_REGIONS,
                "-Djava.net.preferIPv4Stack=true",
                "-Dio.netty.tryReflectionSetAccessible=true",
                "-Dcassandra-foreground=yes",
                "-Dcassandra.config=" + home.resolve("cassandra.yaml").toUri(),
                "-Dcassandra-rackdc.properties="
                        + home.resolve("cassandra-rackdc.properties").toUri(),
                "-Dcassandra.storagedir=" + home,
                "-Dcassandra.logdir=" + home,
                "-Dlogback.configurationFile=" + home.resolve("logback.xml"));
    }

    /** Nothing to wait for: the nodes of a cluster start one after the other, on one machine. */
    private static Stream<String> quickStart() {
        return Stream.of("-Dcassandra.skip_wait_for_gossip_to_settle=0", "-Dcassandra.ring_delay_ms=1000");
    }

    private static String jar(String classPath, String prefix) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + prefix + "*.jar on Cassandra's class path"));
    }
}
