package org.threadkeep.local.process;

import java.util.List;
import java.util.stream.Stream;

/** How long a server and its data live. */
public enum Lifetime {
    /** Until somebody stops it, also after this JVM has ended; data stays. */
    LIVES_ON,
    /** Until it is closed or this JVM ends, whichever comes first; then its data is deleted. */
    TEST,
    /** As a test's, but started for speed: what is measured has to run as it does in service. */
    MEASURED;

    /** Whether servers and data are gone when the group is closed or this JVM ends. */
    public boolean isPassing() {
        return this != LIVES_ON;
    }

    /** What suits a JVM: one that lives for a minute starts much faster without the optimising compiler and a collector's threads. */
    public List<String> jvmOptions() {
        return this == TEST ? List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC") : List.of();
    }

    /** The same for a server that others have built and tested: what a test starts need not be verified once more, class by class. */
    public List<String> serverOptions() {
        return this == TEST
                ? concat(jvmOptions(), "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote")
                : List.of("-XX:+UseG1GC");
    }

    private static List<String> concat(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }
}
