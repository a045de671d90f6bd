package org.threadkeep.events.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fleet's secret from which every tenant's digest key is derived. All services, and gateways that publish straight to
 * Kafka, hold the same one; it never changes, or equal contexts would no longer have equal keys.
 */
public final class IdentityKey {
    /** Length of the secret, in bytes. */
    public static final int BYTES = 32;

    private static final int MOST_KEPT = 1_000;

    private final byte[] secret;
    private final Map<String, TenantKey> keptKeys = new ConcurrentHashMap<>();

    private IdentityKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * A key from its bytes, which are copied.
     *
     * @throws IllegalArgumentException when they are not {@value #BYTES}
     */
    public static IdentityKey of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("an identity key has " + BYTES + " bytes, not " + secret.length);
        }
        return new IdentityKey(Arrays.copyOf(secret, BYTES));
    }

    /**
     * Reads a key file: 64 hex digits, white space around them allowed.
     *
     * @throws IllegalArgumentException when the file holds something else
     * @throws UncheckedIOException when it can't be read
     */
    public static IdentityKey read(Path file) {
        try {
            return of(HexFormat.of().parseHex(Files.readString(file, US_ASCII).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the identity key file " + file, e);
        } catch (IllegalArgumentException e) {
            // without the cause, which would show a character of what may be a secret
            throw new IllegalArgumentException("the identity key file " + file + " does not hold 64 hex digits");
        }
    }

    /** The digest key of a tenant. Those of the first tenants are kept: each turn asks for one. */
    public TenantKey forTenant(String tenant) {
        TenantKey kept = keptKeys.get(tenant);
        if (kept != null) {
            return kept;
        }
        TenantKey derived = derive(tenant);
        if (keptKeys.size() < MOST_KEPT) {
            keptKeys.put(tenant, derived);
        }
        return derived;
    }

    private TenantKey derive(String tenant) {
        return new TenantKey(KeyedDigest.with(secret)
                .text("threadkeep/tenant/v1")
                .text(tenant)
                .full());
    }
}
