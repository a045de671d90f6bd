package org.threadkeep.bench.contender;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** One kept-alive connection: as little of HTTP 1.1 as posting and getting take, to leave the cores to the service. */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final int HEXADECIMAL = 16;

    /** Longer than any answer takes that counts. */
    private static final int SILENCE_MILLIS = 120_000;

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    Connection(int port) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(SILENCE_MILLIS);
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    /**
     * Posts, and waits for the answer.
     *
     * @return the answer's body, a character for each byte
     * @throws IOException when the answer isn't a good one; what was sent may have been taken
     */
    String post(String path, String contentType, byte[] body) throws IOException {
        out.write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + contentType
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(US_ASCII));
        out.write(body);
        return answer();
    }

    /**
     * Gets, and waits for the answer.
     *
     * @return the answer's body, a character for each byte
     * @throws IOException when the answer isn't a good one
     */
    String get(String path) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(US_ASCII));
        return answer();
    }

    private String answer() throws IOException {
        out.flush();
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            chunked |= header.equalsIgnoreCase(CHUNKED);
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        if (!status.startsWith("HTTP/1.1 2") || (length < 0 && !chunked)) {
            throw new IOException("answered " + status + " with a body of " + length);
        }
        return new String(chunked ? chunks() : exactly(length), ISO_8859_1);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            body.write(exactly(length));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(line().strip(), HEXADECIMAL);
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
