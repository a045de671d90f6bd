package org.threadkeep.ingest.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Content codings that are understood. */
public enum ContentCoding {
    IDENTITY {
        @Override
        InputStream decode(InputStream body) {
            return body;
        }
    },
    GZIP {
        @Override
        InputStream decode(InputStream body) throws IOException {
            return new GZIPInputStream(body, BUFFER_BYTES);
        }
    },
    ZSTD {
        @Override
        InputStream decode(InputStream body) throws IOException {
            return new ZstdInputStreamNoFinalizer(body).setLongMax(MAX_WINDOW_LOG);
        }
    };

    /** For messages and for {@code Accept-Encoding}. */
    static final String ACCEPTED =
            Arrays.stream(values()).map(ContentCoding::token).collect(Collectors.joining(", "));

    private static final int BUFFER_BYTES = 8192;

    /** 8 MiB, the largest window that RFC 9659 allows in this coding. */
    private static final int MAX_WINDOW_LOG = 23;

    /**
     * The plain bytes of a body, which it reads as they are asked for.
     *
     * @throws IOException when the coded bytes are corrupt
     */
    abstract InputStream decode(InputStream body) throws IOException;

    /**
     * The coding of a {@code Content-Encoding} header.
     *
     * @param header null for none
     * @throws RefusedException with 415 (RFC 7694)
     */
    public static ContentCoding of(String header) {
        String name =
                header == null || header.isBlank() ? "identity" : header.strip().toLowerCase(Locale.ROOT);
        String plain = name.equals("x-gzip") ? "gzip" : name;
        return Arrays.stream(values())
                .filter(coding -> coding.token().equals(plain))
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.unsupportedCoding("Content-Encoding is not one of " + ACCEPTED + ", alone"));
    }

    private String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
