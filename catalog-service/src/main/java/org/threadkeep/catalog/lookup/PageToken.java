package org.threadkeep.catalog.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Where the next page of a list begins, as a text that means nothing to others. It names no process and no time: any
 * instance takes it, and takes it for ever.
 *
 * @param list what is listed, such as {@code thread/} and its id: a token of another list is refused
 */
record PageToken(String list) {
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\n";

    PageToken {
        Objects.requireNonNull(list, "list");
    }

    /** The token of a position; its parts hold no line feeds. */
    String encode(String... position) {
        byte[] body = (VERSION + SEPARATOR + String.join(SEPARATOR, position)).getBytes(UTF_8);
        ByteBuffer token = ByteBuffer.allocate(Integer.BYTES + body.length);
        token.putInt(checksum(body)).put(body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * The position of a token.
     *
     * @param parts how many parts it has
     * @throws BadPageTokenException when it is no token of this list
     */
    List<String> decode(String token, int parts) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(token));
        if (bytes.remaining() < Integer.BYTES) {
            throw new BadPageTokenException();
        }
        int checksum = bytes.getInt();
        byte[] body = new byte[bytes.remaining()];
        bytes.get(body);
        List<String> position = List.of(new String(body, UTF_8).split(SEPARATOR, -1));
        if (checksum != checksum(body)
                || position.size() != parts + 1
                || !position.get(0).equals(VERSION)) {
            throw new BadPageTokenException();
        }
        return position.subList(1, position.size());
    }

    /** A number of a position. */
    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new BadPageTokenException();
        }
    }

    private static byte[] bytes(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new BadPageTokenException();
        }
    }

    private int checksum(byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(list.getBytes(UTF_8));
        crc.update(0);
        crc.update(body);
        return (int) crc.getValue();
    }
}
