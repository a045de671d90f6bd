package org.threadkeep.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.Readiness;
import org.threadkeep.local.process.ServerProcess;
import org.threadkeep.local.service.StandInService;

class LocalStackIT {

    @TempDir
    Path repository;

    @Test
    void a_stack_starts_whole_repairs_itself_when_started_again_and_leaves_nothing() throws Exception {
        buildStandInServices();
        StackOptions options = StackOptions.forTest(repository).withServiceProperty("colour", "blue");
        List<ServerProcess> processes;
        try (LocalStack stack = LocalStack.at(options)) {
            stack.up();
            processes = stack.processes();
            assertThat(processes).allMatch(LocalStackIT::isReady);
            assertThat(topics(stack)).contains("turns.recorded.v1", "turns.rejected.v1", "packs.frozen.v1");
            assertThat(stack.freezer().logFile())
                    .content()
                    .contains(
                            "colour=blue",
                            "kafka.bootstrap.servers=" + stack.kafka().bootstrapServers());
            String key = Files.readString(stack.dataDir().resolve("keys/kek.key"));

            stack.freezer().kill();
            stack.kafka().node(1).kill();
            LocalStack.at(options).up();

            assertThat(processes).allMatch(LocalStackIT::isReady);
            assertThat(stack.dataDir().resolve("keys/kek.key")).hasContent(key);
        }
        assertThat(processes).noneMatch(ServerProcess::isRunning).allMatch(process -> Ports.isFree(process.address()));
        assertThat(options.dataDir()).doesNotExist();
    }

    private void buildStandInServices() throws IOException {
        for (String service : List.of("ingest", "freezer", "catalog")) {
            Path target = Files.createDirectories(repository.resolve(service + "-service/target/quarkus-app"));
            StandInService.jar(target, 200, "{}");
        }
    }

    private static boolean isReady(ServerProcess process) {
        return process.readiness() instanceof Readiness.Ready;
    }

    private static Set<String> topics(LocalStack stack) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafka().bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            return admin.listTopics().names().get();
        }
    }
}
