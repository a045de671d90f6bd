package org.threadkeep.bench.system;

/** How many bytes the disk has given a process so far, from {@code /proc/<pid>/io}: what the cache of files had isn't among them. */
public final class DiskReads {
    private static final String READ = "read_bytes: ";

    private DiskReads() {}

    /** Of a process of the same user that runs. */
    public static long of(long pid) {
        return parse(ProcFile.read(pid, "io"));
    }

    /** From the file's text. */
    static long parse(String io) {
        return io.lines()
                .filter(line -> line.startsWith(READ))
                .mapToLong(line -> Long.parseLong(line.substring(READ.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line begins with " + READ));
    }
}
