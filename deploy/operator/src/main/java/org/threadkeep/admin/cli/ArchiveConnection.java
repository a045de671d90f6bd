package org.threadkeep.admin.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.threadkeep.admin.report.Report;
import org.threadkeep.admin.storage.CatalogKeyspaces;
import org.threadkeep.admin.storage.OpenArchive;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the archive is, and how answers are printed; without options, that of this machine's stack. */
public final class ArchiveConnection {
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
            names = "--earlier-kek-file",
            paramLabel = "FILE",
            description = "A key-encryption key from before, under which keys may still be wrapped; may be repeated.")
    private List<Path> earlierKekFiles = List.of();

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Report.Form output;

    /** Opens the archive; the key file must be there. */
    public OpenArchive archive() {
        return OpenArchive.withKeys(contactPoints, localDatacenter, kekFile, earlierKekFiles);
    }

    /** Opens the archive for what needs no content. */
    public OpenArchive archiveWithoutKeys() {
        return OpenArchive.withoutKeys(contactPoints, localDatacenter);
    }

    /** Connects to the catalog's keyspaces. */
    CatalogKeyspaces catalogKeyspaces() {
        return new CatalogKeyspaces(contactPoints, localDatacenter);
    }

    /** How answers are printed. */
    public Report.Form output() {
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
