package org.threadkeep.freezer.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.threadkeep.freezer.storage.ArchiveConnection;
import org.threadkeep.freezer.stream.StreamLoop;
import org.threadkeep.freezer.stream.StreamReport;
import org.threadkeep.freezer.stream.StreamState;

/** Whether everything that freezing needs is there, and if not, what. */
@Readiness
@ApplicationScoped
public class FreezerReadiness implements HealthCheck {
    private final StreamLoop streams;
    private final ArchiveConnection connection;
    private final CommitMeters commits;

    /** Looks at these. */
    public FreezerReadiness(StreamLoop streams, ArchiveConnection connection, CommitMeters commits) {
        this.streams = streams;
        this.connection = connection;
        this.commits = commits;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("freezer");
        Optional<String> archive = connection.trouble().or(commits::trouble);
        Optional<String> kafka = streams.kafkaTrouble();
        response.withData("archive", archive.orElse("ready"));
        response.withData("kafka", kafka.orElse("ready"));
        response.withData("assigned", assigned());
        boolean allGoOn = true;
        for (StreamReport report : streams.reports()) {
            Optional<String> trouble = trouble(report.state());
            trouble.ifPresent(text -> response.withData("partition " + report.partition(), text));
            allGoOn &= trouble.isEmpty();
        }
        return response.status(archive.isEmpty() && kafka.isEmpty() && allGoOn).build();
    }

    private String assigned() {
        String partitions = streams.reports().stream()
                .map(report -> String.valueOf(report.partition()))
                .collect(Collectors.joining(" "));
        return partitions.isEmpty() ? "no partitions" : "partitions " + partitions;
    }

    private static Optional<String> trouble(StreamState state) {
        if (state instanceof StreamState.Stopped stopped) {
            return Optional.of("stopped: " + stopped.reason());
        }
        if (state instanceof StreamState.Opening opening) {
            return Optional.of(
                    "opening" + opening.trouble().map(text -> ": " + text).orElse(""));
        }
        return Optional.empty();
    }
}
