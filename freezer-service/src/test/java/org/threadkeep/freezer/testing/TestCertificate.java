package org.threadkeep.freezer.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for loopback, with its key, in a key store that can be trusted as well. */
public final class TestCertificate {
    private static final String PASSWORD = "only-for-tests";

    private final Path keyStore;

    private TestCertificate(Path keyStore) {
        this.keyStore = keyStore;
    }

    /** A new one. */
    public static TestCertificate make(Path folder, String name) {
        Path keyStore = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(keyStore);
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool can't make " + keyStore);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new TestCertificate(keyStore);
    }

    /** What a server needs to show it. */
    SSLContext serverContext() {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a freezer must be told so that it speaks TLS with both servers, and trusts this certificate and no other. */
    public Map<String, String> trusted() {
        return new TreeMap<>(Map.of(
                "kafka.security.protocol",
                "SSL",
                "kafka.ssl.truststore.type",
                "PKCS12",
                "kafka.ssl.truststore.location",
                keyStore.toString(),
                "kafka.ssl.truststore.password",
                PASSWORD,
                "datastax-java-driver.advanced.ssl-engine-factory.class",
                "DefaultSslEngineFactory",
                "datastax-java-driver.advanced.ssl-engine-factory.truststore-path",
                keyStore.toString(),
                "datastax-java-driver.advanced.ssl-engine-factory.truststore-password",
                PASSWORD));
    }
}
