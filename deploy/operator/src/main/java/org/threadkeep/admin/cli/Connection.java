package org.threadkeep.admin.cli;

import org.threadkeep.admin.consume.Streams;
import org.threadkeep.admin.publish.ReDrive;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where Kafka and the archive are; without options, those of this machine's stack. */
final class Connection {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka; default: ${DEFAULT-VALUE}")
    private String bootstrapServers;

    @Mixin
    private ArchiveConnection archive;

    Streams streams() {
        return new Streams(bootstrapServers);
    }

    ReDrive reDrive() {
        return new ReDrive(bootstrapServers);
    }

    OpenArchive archive() {
        return archive.archive();
    }

    /** For what needs no content, so no key-encryption key either. */
    OpenArchive archiveWithoutKeys() {
        return archive.archiveWithoutKeys();
    }

    Report.Form output() {
        return archive.output();
    }
}
