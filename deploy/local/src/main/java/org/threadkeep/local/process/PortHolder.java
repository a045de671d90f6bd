package org.threadkeep.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells who listens on a port, as far as Linux' {@code /proc} shows it to this user. */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortHolder() {}

    static Optional<ProcessHandle> of(InetSocketAddress address) {
        Set<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(PROC.resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column.length > 9 && column[3].equals(LISTENING) && covers(column[1], address))
                .map(column -> "socket:[" + column[9] + "]")
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsAny(process, sockets))
                .findFirst();
    }

    /** Both tables end with the IPv4 address, in the byte order of the machine; all zeros listens everywhere. */
    private static boolean covers(String local, InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        int port = address.getPort();
        String here = String.format(Locale.ROOT, "%02X%02X%02X%02X:%04X", ip[3], ip[2], ip[1], ip[0], port);
        String everywhere = String.format(Locale.ROOT, "00000000:%04X", port);
        return local.endsWith(here) || local.endsWith(everywhere);
    }

    private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> files = Files.list(PROC.resolve(process.pid() + "/fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException | UncheckedIOException notOursToSee) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException noProcFileSystem) {
            return Stream.empty();
        }
    }
}
