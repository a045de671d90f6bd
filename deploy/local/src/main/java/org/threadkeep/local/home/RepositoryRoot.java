package org.threadkeep.local.home;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of this repository on this machine. */
public final class RepositoryRoot {

    /** System property that names the folder when the working directory is outside of it. */
    public static final String PROPERTY = "threadkeep.home";

    private RepositoryRoot() {}

    /**
     * Finds the folder that holds {@code deploy/local}: the one named by {@value #PROPERTY}, else the nearest one above the
     * working directory.
     *
     * @throws IllegalStateException if there is none; asking again doesn't help
     */
    public static Path find() {
        String named = System.getProperty(PROPERTY);
        return named == null ? above(Path.of("").toAbsolutePath()) : checked(Path.of(named));
    }

    static Path above(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (isRoot(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above %s holds deploy/local; name the repository with -D%s=<folder>"
                .formatted(start, PROPERTY));
    }

    private static Path checked(Path folder) {
        if (isRoot(folder)) {
            return folder.toAbsolutePath().normalize();
        }
        throw new IllegalStateException("-D%s=%s doesn't hold deploy/local".formatted(PROPERTY, folder));
    }

    private static boolean isRoot(Path folder) {
        return Files.isRegularFile(folder.resolve("deploy/local/pom.xml"));
    }
}
