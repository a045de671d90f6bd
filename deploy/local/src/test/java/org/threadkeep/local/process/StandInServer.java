package org.threadkeep.local.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A tiny server program: it listens on a port, and answers every request with one status and body. */
public final class StandInServer {

    private StandInServer() {}

    /** Arguments: port, status, body. A status of 0 ends it at once, with a line on its log. */
    public static void main(String[] args) throws IOException {
        int status = Integer.parseInt(args[1]);
        if (status == 0) {
            System.out.println("cannot do this: " + args[2]);
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("graceful end")));
        HttpServer server = HttpServer.create(Ports.loopback(1, Integer.parseInt(args[0])), 0);
        byte[] body = args[2].getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    /** Runs it, ready as soon as its port is open. */
    static ServerProcess process(Path folder, int port, int status, String body) {
        ServerSpec spec = new ServerSpec(
                "stand-in", new Folders(folder), List.of(Ports.loopback(1, port)), Duration.ofSeconds(20));
        return new ServerProcess(spec, () -> command(port, status, body), () -> probe(port));
    }

    private static Command command(int port, int status, String body) {
        List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1");
        List<String> line = JavaCommand.of(
                32, options, StandInServer.class.getName(), Integer.toString(port), Integer.toString(status), body);
        return new Command(line, Map.of(), Map.of());
    }

    private static Readiness probe(int port) {
        return Ports.accepts(Ports.loopback(1, port)) ? Readiness.ready() : Readiness.notReady("port is closed");
    }
}
