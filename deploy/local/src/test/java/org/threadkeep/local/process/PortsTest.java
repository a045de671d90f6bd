package org.threadkeep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_free_port_can_be_listened_on_at_every_address() {
        int port = Ports.free(3);

        List<InetSocketAddress> addresses = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> Ports.loopback(n, port))
                .toList();

        assertThat(addresses).allMatch(Ports::isFree);
    }

    @Test
    void a_port_is_given_once() {
        Set<Integer> ports = IntStream.range(0, 50).mapToObj(n -> Ports.free(1)).collect(Collectors.toSet());

        assertThat(ports).hasSize(50);
    }

    @Test
    void a_taken_port_is_not_free_and_its_holder_is_named() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, Ports.loopback(1, 0).getAddress())) {
            InetSocketAddress address = Ports.loopback(1, holder.getLocalPort());

            String message = PortTakenException.of("kafka-1", address).getMessage();

            assertThat(Ports.isFree(address)).isFalse();
            assertThat(message)
                    .contains("kafka-1 needs 127.0.0.1:" + address.getPort())
                    .contains("held by pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void the_same_port_on_another_address_is_not_its_holder() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback(2, 0).getAddress())) {
            InetSocketAddress address = Ports.loopback(1, other.getLocalPort());

            assertThat(PortHolder.of(address)).isEmpty();
        }
    }
}
