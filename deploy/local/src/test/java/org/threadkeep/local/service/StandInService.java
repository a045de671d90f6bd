package org.threadkeep.local.service;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A program in a jar of its own that serves a readiness endpoint, as the real services do. */
public final class StandInService {

    private StandInService() {}

    public static void main(String[] args) throws IOException {
        System.getProperties().forEach((name, value) -> System.out.println(name + "=" + value));
        byte[] answer;
        try (InputStream resource = StandInService.class.getResourceAsStream("/answer")) {
            answer = resource.readAllBytes();
        }
        int status = Integer.parseInt(new String(answer, 0, 3, StandardCharsets.US_ASCII));
        int port = Integer.getInteger("quarkus.management.port");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, answer.length - 3);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer, 3, answer.length - 3);
            }
        });
        server.start();
        System.out.println("stand-in service listens");
    }

    /** Packs this program, with what the endpoint answers, as a jar that can be run. */
    public static Path jar(Path folder, int status, String body) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        Path jar = folder.resolve("quarkus-run.jar");
        String program = StandInService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes = StandInService.class.getResourceAsStream("/" + program)) {
            add(out, program, bytes.readAllBytes());
            add(out, "answer", (status + body).getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
