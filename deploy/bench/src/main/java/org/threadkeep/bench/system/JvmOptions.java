package org.threadkeep.bench.system;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the services' JVMs run.
 *
 * @param more options beside those of {@code deploy/up}, which win over them
 * @param recordings folder for a flight recording of each service; empty for none
 * @param properties of the services
 */
public record JvmOptions(String more, Optional<Path> recordings, Map<String, String> properties) {
    /** As {@code deploy/up} has it. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** Copies the properties. */
    public JvmOptions {
        properties = Map.copyOf(properties);
    }

    String text(String service) {
        String collector = more.contains("GC") ? more : (COLLECTOR + " " + more).strip();
        return collector
                + recordings
                        .map(folder -> " -XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                + folder.resolve(service + "-" + System.currentTimeMillis() + ".jfr"))
                        .orElse("");
    }
}
