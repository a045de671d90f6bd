package org.threadkeep.local.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Stands on loopback between a service and one server, and asks a {@link Gate} about every call, twice. */
public final class WireProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Supplier<Wire> wires;
    private final Gate gate;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private WireProxy(int port, InetSocketAddress server, Supplier<Wire> wires, Gate gate) {
        this.server = server;
        this.wires = wires;
        this.gate = gate;
        try {
            this.listening = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + port, e);
        }
        Connection.daemon("proxy-" + port, this::accept);
    }

    /** Before a broker that advertises {@code port} to the clients of the address {@code server}. */
    public static WireProxy kafka(int port, InetSocketAddress server, Gate gate) {
        Map<String, String> topicNames = new ConcurrentHashMap<>();
        return new WireProxy(port, server, () -> new KafkaWire(topicNames), gate);
    }

    /** Before a node that is the only one of its cluster: a driver stays with the address it was given for that. */
    public static WireProxy cassandra(int port, InetSocketAddress server, Gate gate) {
        Map<String, String> statements = new ConcurrentHashMap<>();
        return new WireProxy(port, server, () -> new CassandraWire(statements), gate);
    }

    /** Where clients connect. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** Closes all connections that there are now; new ones are taken. */
    public void cutAll() {
        connections.forEach(Connection::close);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                open(listening.accept());
            } catch (IOException e) {
                // closed, or a client that has gone: its own next attempt is its matter
            }
        }
    }

    /** A server that doesn't listen looks the same through the proxy: a connection that ends at once. */
    private void open(Socket client) throws IOException {
        Socket upstream = new Socket();
        try {
            upstream.connect(server);
        } catch (IOException e) {
            client.close();
            upstream.close();
            throw e;
        }
        Connection connection = new Connection(client, upstream, wires.get(), gate, connections::remove);
        connections.add(connection);
        connection.start();
    }

    /** Ends all connections and threads. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cutAll();
        }
    }
}
