package org.threadkeep.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerGroupTest {

    @TempDir
    Path folder;

    /** A program that starts a server and ends. Arguments: folder, port, lifetime. */
    static final class Forgetful {

        public static void main(String[] args) {
            ServerProcess server = StandInServer.process(Path.of(args[0]), Integer.parseInt(args[1]), 200, "hello");
            Lifetime lifetime = Lifetime.valueOf(args[2]);
            new ServerGroup(lifetime, new Folders(Path.of(args[0])), List.of(server)).start(server::start);
        }
    }

    @Test
    void a_test_that_forgets_to_close_leaves_no_server() throws Exception {
        int port = Ports.free(1);

        runForgetful(port, Lifetime.TEST);

        assertThat(Ports.isFree(Ports.loopback(1, port))).isTrue();
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_server_that_lives_on_is_there_after_its_jvm_has_ended() throws Exception {
        int port = Ports.free(1);

        runForgetful(port, Lifetime.LIVES_ON);

        try (ServerProcess server = StandInServer.process(folder, port, 200, "hello")) {
            assertThat(server.readiness()).isInstanceOf(Readiness.Ready.class);
        }
    }

    @Test
    void a_failing_start_stops_what_it_started_and_nothing_else() {
        ServerProcess older = StandInServer.process(folder.resolve("older"), Ports.free(1), 200, "hello");
        ServerProcess newer = StandInServer.process(folder.resolve("newer"), Ports.free(1), 200, "hello");
        ServerProcess failing = StandInServer.process(folder.resolve("failing"), Ports.free(1), 0, "no disk");
        older.start();
        ServerProcess olderFoundAgain = StandInServer.process(folder.resolve("older"), port(older), 200, "hello");
        List<ServerProcess> nodes = List.of(olderFoundAgain, newer, failing);
        ServerGroup group = new ServerGroup(Lifetime.LIVES_ON, new Folders(folder), nodes);

        try (older) {
            assertThatThrownBy(() -> group.start(() -> nodes.forEach(ServerProcess::start)))
                    .isInstanceOf(StartFailedException.class);

            assertThat(newer.isRunning()).isFalse();
            assertThat(older.isRunning()).isTrue();
        }
    }

    private static int port(ServerProcess server) {
        return server.address().getPort();
    }

    private void runForgetful(int port, Lifetime lifetime) throws Exception {
        List<String> line = JavaCommand.of(
                64,
                List.of("-cp", System.getProperty("java.class.path")),
                Forgetful.class.getName(),
                folder.toString(),
                Integer.toString(port),
                lifetime.name());
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
