package org.threadkeep.local.kafka;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.home.ServerClassPath;
import org.threadkeep.local.process.Command;
import org.threadkeep.local.process.JavaCommand;

/** How a broker is run, with its configuration files. */
final class BrokerCommand {

    /** Everything to standard output, which goes to the node's log file. */
    private static final String LOG4J2 =
            """
            Configuration:
              status: warn
              Appenders:
                Console:
                  name: out
                  target: SYSTEM_OUT
                  PatternLayout:
                    pattern: "%d{ISO8601} %-5p %c{1} %m%n"
              Loggers:
                Root:
                  level: info
                  AppenderRef:
                    ref: out
            """;

    private BrokerCommand() {}

    static Command of(KafkaCluster.Options options, BrokerSettings settings) {
        Path properties = settings.home().resolve("server.properties");
        Path log4j2 = settings.home().resolve("log4j2.yaml");
        List<String> jvm = new ArrayList<>(options.lifetime().serverOptions());
        jvm.add("-Dlog4j2.configurationFile=" + log4j2);
        return new Command(
                JavaCommand.of(options.heapMiB(), jvm, "kafka.Kafka", properties.toString()),
                Map.of("CLASSPATH", ServerClassPath.read(RepositoryRoot.find(), "kafka-server")),
                Map.of(properties, settings.render(), log4j2, LOG4J2));
    }
}
