package org.threadkeep.local.process;

import java.util.List;

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

    /** What suits a server's JVM: one that lives for a minute starts much faster without the optimising compiler. */
    public List<String> jvmOptions() {
        return this == TEST ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }
}
