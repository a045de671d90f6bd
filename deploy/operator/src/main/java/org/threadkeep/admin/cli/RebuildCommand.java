package org.threadkeep.admin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import org.threadkeep.admin.storage.CatalogKeyspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drops the lookup tables, so that catalogs make them anew from the archive. */
@Command(
        name = "rebuild",
        description = {
            "Drops the keyspace of the lookup tables (threadkeep_catalog). Catalogs that are started afterwards create it and index "
                    + "all that was ever frozen; until then lookups find less. Archive, keys and registry are not touched.",
            "Stop all catalogs first: one that runs would go on writing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = AdminCli.EXIT_CODES,
        exitCodeList = {AdminCli.DONE, AdminCli.FAILED, AdminCli.USAGE, AdminCli.NOT_DONE})
final class RebuildCommand implements Callable<Integer> {
    private static final int PATIENCE_MS = 2_000;

    @Mixin
    private ArchiveConnection connection;

    @Option(
            names = "--catalog",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8083",
            converter = ArchiveConnection.HostAndPort.class,
            description = "Where catalogs are: nobody may answer there; default: ${DEFAULT-VALUE}")
    private InetSocketAddress catalog;

    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (answers(catalog)) {
            err.println(
                    "rebuild refused: a catalog still runs at " + catalog.getHostString() + ":" + catalog.getPort());
            return AdminCli.REFUSED;
        }
        if (!yes && !Confirmation.isGiven("Drop all lookup tables, to be made anew?", err)) {
            err.println("rebuild refused: nothing was changed");
            return AdminCli.REFUSED;
        }
        try (CatalogKeyspaces keyspaces = connection.catalogKeyspaces()) {
            keyspaces.dropLookups();
        }
        err.println("the lookup tables are dropped; start the catalogs");
        return ExitCode.OK;
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
