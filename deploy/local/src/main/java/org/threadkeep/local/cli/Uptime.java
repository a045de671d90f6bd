package org.threadkeep.local.cli;

import java.time.Duration;

/** A duration in its two largest units. */
final class Uptime {

    private Uptime() {}

    static String text(Duration uptime) {
        if (uptime.toDays() > 0) {
            return "%d d %d h".formatted(uptime.toDays(), uptime.toHoursPart());
        }
        if (uptime.toHours() > 0) {
            return "%d h %d min".formatted(uptime.toHours(), uptime.toMinutesPart());
        }
        if (uptime.toMinutes() > 0) {
            return "%d min %d s".formatted(uptime.toMinutes(), uptime.toSecondsPart());
        }
        return "%d s".formatted(uptime.toSeconds());
    }
}
