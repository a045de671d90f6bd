package org.threadkeep.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {

    @TempDir
    Path folder;

    private int port;
    private ServerProcess server;

    @BeforeEach
    void aServerThatWorks() {
        port = Ports.free(1);
        server = StandInServer.process(folder, port, 200, "hello");
    }

    @AfterEach
    void leaveNothingBehind() {
        server.kill();
    }

    @Test
    void a_started_server_is_ready_and_a_stopped_one_leaves_no_port_and_no_pid_file() {
        server.start();
        boolean wasReady = server.readiness() instanceof Readiness.Ready;

        server.stop();

        assertThat(wasReady).isTrue();
        assertThat(server.isRunning()).isFalse();
        assertThat(Ports.isFree(server.address())).isTrue();
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void a_server_that_runs_already_is_reused_and_can_be_stopped_by_others() {
        server.start();
        ServerProcess sameServer = StandInServer.process(folder, port, 200, "hello");

        sameServer.start();
        boolean launchedAgain = sameServer.isLaunchedHere();
        sameServer.stop();

        assertThat(launchedAgain).isFalse();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void a_killed_server_starts_again_as_another_process() {
        server.start();
        long first = server.running().orElseThrow().process().pid();

        server.kill();
        server.start();

        assertThat(server.running().orElseThrow().process().pid()).isNotEqualTo(first);
    }

    @Test
    void a_server_that_crashed_starts_again_in_spite_of_its_pid_file() throws Exception {
        server.start();
        ProcessHandle crashed = server.running().orElseThrow().process();
        crashed.destroyForcibly();
        crashed.onExit().get();

        server.start();

        assertThat(server.readiness()).isInstanceOf(Readiness.Ready.class);
    }

    @Test
    void a_frozen_server_is_still_running_and_ends_gracefully_when_told() {
        server.start();

        server.freeze();
        boolean runsWhileFrozen = server.isRunning();
        server.stop();

        assertThat(runsWhileFrozen).isTrue();
        assertThat(server.isRunning()).isFalse();
        assertThat(server.logFile()).content().contains("graceful end");
    }

    @Test
    void a_start_that_ends_early_names_the_log_and_shows_its_last_lines() {
        ServerProcess failing = StandInServer.process(folder, port, 0, "no disk");

        assertThatThrownBy(failing::start)
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("stand-in ended before it was ready")
                .hasMessageContaining(failing.logFile().toString())
                .hasMessageContaining("cannot do this: no disk");
    }

    @Test
    void a_server_that_ended_by_itself_names_the_log_to_who_needs_it() throws Exception {
        server.start();
        ProcessHandle ended = server.requireRunning();
        ended.destroyForcibly();
        ended.onExit().get();

        assertThatThrownBy(server::requireRunning)
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("stand-in is not running")
                .hasMessageContaining(server.logFile().toString());
    }

    @Test
    void what_would_keep_a_server_from_starting_can_be_asked_before() throws IOException {
        try (ServerSocket holder =
                new ServerSocket(port, 1, Ports.loopback(1, port).getAddress())) {
            assertThat(holder.isBound()).isTrue();

            assertThatThrownBy(server::requireStartable).isInstanceOf(PortTakenException.class);
        }
        assertThatCode(server::requireStartable).doesNotThrowAnyException();
    }

    @Test
    void a_taken_port_is_refused_before_anything_starts() throws IOException {
        try (ServerSocket holder =
                new ServerSocket(port, 1, Ports.loopback(1, port).getAddress())) {
            assertThat(holder.isBound()).isTrue();

            assertThatThrownBy(server::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
        assertThat(Files.exists(folder.resolve("run"))).isFalse();
    }
}
