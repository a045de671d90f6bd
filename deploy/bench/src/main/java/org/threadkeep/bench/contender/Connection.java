package org.threadkeep.bench.contender;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** One kept-alive connection that posts bodies: as little of HTTP 1.1 as that takes, to leave the cores to the service. */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final String head;

    Connection(int port, String path, String contentType) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        this.head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + contentType
                + "\r\nContent-Length: ";
    }

    /**
     * Posts, and waits for the answer.
     *
     * @return the answer's body
     * @throws IOException when the answer isn't a good one; what was sent may have been taken
     */
    String post(byte[] body) throws IOException {
        out.write((head + body.length + "\r\n\r\n").getBytes(US_ASCII));
        out.write(body);
        out.flush();
        String status = line();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 2") || length < 0) {
            throw new IOException("answered " + status + " with a body of " + length);
        }
        byte[] answer = new byte[length];
        in.readFully(answer);
        return new String(answer, US_ASCII);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the service closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
