package org.threadkeep.rolling;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that rolling restarts and upgrades share. */
final class LoadOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--seed", defaultValue = "1", description = "of the turns")
    private long seed;

    @Option(names = "--turns-per-second", defaultValue = "100")
    private int turnsPerSecond;

    @Option(names = "--seconds", defaultValue = "5", description = "between two replicas")
    private int seconds;

    RollingPlan plan() {
        try {
            return new RollingPlan(seed, turnsPerSecond, Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
