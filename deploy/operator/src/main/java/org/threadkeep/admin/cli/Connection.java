package org.threadkeep.admin.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.threadkeep.admin.consume.Streams;
import org.threadkeep.admin.publish.ReDrive;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.OpenArchive;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where Kafka and the archive are; without options, those of this machine's stack. */
final class Connection {
    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka; default: ${DEFAULT-VALUE}")
    private String bootstrapServers;

    @Option(
            names = "--contact-points",
            paramLabel = "HOST:PORT",
            split = ",",
            defaultValue = "127.0.0.1:9042",
            converter = HostAndPort.class,
            description = "Cassandra; default: ${DEFAULT-VALUE}")
    private List<InetSocketAddress> contactPoints;

    @Option(
            names = "--local-datacenter",
            paramLabel = "NAME",
            defaultValue = "datacenter1",
            description = "Cassandra's; default: ${DEFAULT-VALUE}")
    private String localDatacenter;

    @Option(
            names = "--kek-file",
            paramLabel = "FILE",
            defaultValue = "${sys:threadkeep.home:-.}/.threadkeep/keys/kek.key",
            description = "The key-encryption key; default: ${DEFAULT-VALUE}")
    private Path kekFile;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Report.Form output;

    Streams streams() {
        return new Streams(bootstrapServers);
    }

    ReDrive reDrive() {
        return new ReDrive(bootstrapServers);
    }

    OpenArchive archive() {
        return new OpenArchive(contactPoints, localDatacenter, kekFile);
    }

    Report.Form output() {
        return output;
    }

    static final class HostAndPort implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            try {
                return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            } catch (RuntimeException e) {
                throw new TypeConversionException("'" + text + "' is not HOST:PORT");
            }
        }
    }
}
