package org.threadkeep.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.process.StartFailedException;

class ServiceProcessTest {

    @TempDir
    Path folder;

    @Test
    void a_service_is_started_with_its_ports_and_properties_and_is_ready_when_it_says_so() throws Exception {
        try (ServerProcess service = ServiceProcess.at(options(StandInService.jar(folder, 200, "{}")))) {
            service.start();

            assertThat(service.readiness()).isInstanceOf(Readiness.Ready.class);
            assertThat(service.logFile()).content().contains("colour=blue", "quarkus.http.host=127.0.0.1");
        }
    }

    @Test
    void a_service_that_never_gets_ready_is_reported_with_the_checks_that_are_down() throws Exception {
        String down =
                """
                {"status": "DOWN", "checks": [
                  {"name": "kafka", "status": "UP"},
                  {"name": "cassandra", "status": "DOWN", "data": {"reason": "no node"}}]}""";

        try (ServerProcess service = ServiceProcess.at(options(StandInService.jar(folder, 503, down)))) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("status 503, down: cassandra {\"reason\":\"no node\"}")
                    .hasMessageContaining("stand-in service listens");
        }
    }

    @Test
    void a_service_that_was_not_built_names_the_command_that_builds_it() {
        ServerProcess service = ServiceProcess.at(options(folder.resolve("quarkus-run.jar")));

        assertThatThrownBy(service::start).hasMessageContaining("mvn -q -B -DskipTests package");
    }

    private ServiceProcess.Options options(Path jar) {
        return new ServiceProcess.Options(
                "ingest",
                jar,
                64,
                Ports.free(1),
                Ports.free(1),
                Map.of("colour", "blue"),
                Map.of(),
                folder,
                Duration.ofSeconds(3));
    }
}
