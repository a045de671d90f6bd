package org.threadkeep.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Loopback addresses and free ports on them. */
public final class Ports {

    /** Below the range that operating systems take outgoing ports from, so that a port stays free while a server restarts. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 30_000;
    private static final int CONNECT_MILLIS = 500;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /** The n-th loopback address, from 127.0.0.1. */
    public static InetSocketAddress loopback(int n, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) n}), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A port that is free on the first {@code addresses} loopback addresses, and that this JVM wasn't given before. */
    public static synchronized int free(int addresses) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .filter(port -> IntStream.rangeClosed(1, addresses).allMatch(n -> isFree(loopback(n, port))))
                .filter(GIVEN::add)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a server could listen there now. */
    public static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether somebody accepts connections there now. */
    public static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
