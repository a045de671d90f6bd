package org.threadkeep.freezer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;

/** Stands before a server that speaks no TLS, and speaks it for that, with the certificate that it was given last. */
public final class TlsRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile TestCertificate certificate;

    /** Listens at once. */
    public TlsRelay(int port, InetSocketAddress server, TestCertificate certificate) {
        this.server = server;
        this.certificate = certificate;
        try {
            this.listening = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + port, e);
        }
        daemon(this::accept);
    }

    /** From now on, new connections see this one. */
    public void show(TestCertificate other) {
        certificate = other;
    }

    /** Where clients connect. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                daemon(() -> relay(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                SSLSocket tls = (SSLSocket) certificate
                        .serverContext()
                        .getSocketFactory()
                        .createSocket(client, null, client.getPort(), true);
                Socket upstream = new Socket(server.getAddress(), server.getPort())) {
            tls.setUseClientMode(false);
            tls.startHandshake();
            sockets.add(upstream);
            daemon(() -> copy(upstream, tls));
            copy(tls, upstream);
        } catch (IOException e) {
            // the client doesn't trust the certificate, or has gone
        } finally {
            sockets.remove(client);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of both has gone, so the other has to go
        } finally {
            sockets.remove(from);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "tls-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
