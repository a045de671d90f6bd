package org.threadkeep.local.process;

import java.net.InetSocketAddress;

/** Somebody else listens where a server should; starting again is safe, and fails until the port is free. */
public final class PortTakenException extends RuntimeException {

    private PortTakenException(String message) {
        super(message);
    }

    static PortTakenException of(String name, InetSocketAddress address) {
        String holder = PortHolder.of(address)
                .map(process -> "held by pid %d (%s)"
                        .formatted(process.pid(), process.info().command().orElse("command unknown")))
                .orElse("its holder can't be told");
        return new PortTakenException("%s needs %s:%d, but that port is taken: %s"
                .formatted(name, address.getAddress().getHostAddress(), address.getPort(), holder));
    }
}
