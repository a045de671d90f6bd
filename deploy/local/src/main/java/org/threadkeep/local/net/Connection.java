package org.threadkeep.local.net;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;

/** A client's connection, and the proxy's own to the server. */
final class Connection implements AutoCloseable {
    private final Socket client;
    private final Socket server;
    private final Wire wire;
    private final Gate gate;
    private final Consumer<Connection> whenClosed;

    Connection(Socket client, Socket server, Wire wire, Gate gate, Consumer<Connection> whenClosed) {
        this.client = client;
        this.server = server;
        this.wire = wire;
        this.gate = gate;
        this.whenClosed = whenClosed;
    }

    void start() throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Pump responses = new Pump(server, client, wire, wire::response, gate, this::close);
        new Pump(client, server, wire, wire::request, gate, this::close)
                .refusingBy(responses)
                .start("request");
        responses.start("response");
    }

    @Override
    public void close() {
        whenClosed.accept(this);
        closeQuietly(client);
        closeQuietly(server);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nobody needs it any more
        }
    }

    static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
