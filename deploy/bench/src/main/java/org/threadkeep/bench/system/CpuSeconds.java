package org.threadkeep.bench.system;

/** What a process has used of the cores so far, from {@code /proc/<pid>/stat}: user and system time, all threads. */
public final class CpuSeconds {
    /** Linux counts in these on every machine it runs on here: {@code getconf CLK_TCK}. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private CpuSeconds() {}

    /** Of a process that runs. */
    public static double of(long pid) {
        return parse(ProcFile.read(pid, "stat"));
    }

    /** From the file's text; the command's name in it may hold blanks and brackets. */
    static double parse(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(afterName[USER_TIME]) + Long.parseLong(afterName[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }
}
