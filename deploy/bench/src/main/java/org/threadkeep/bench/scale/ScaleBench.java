package org.threadkeep.bench.scale;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.threadkeep.bench.freeze.Freezer;
import org.threadkeep.bench.freeze.Round;
import org.threadkeep.bench.freeze.TurnTopic;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.result.Series;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.ServiceOf;
import org.threadkeep.events.identity.IdentityKey;

/** What a frozen turn costs when one thing is varied, round after round of all its values. */
public final class ScaleBench {
    private final BenchSystem system;
    private final TurnTopic topic;
    private final CqlSession session;
    private final JvmOptions jvm;
    private final Variation variation;

    /**
     * On a system of its own. The topic is made anew for each value.
     *
     * @param usual turns to drain where their form isn't what is varied
     * @param seed of made turns
     */
    public ScaleBench(
            BenchSystem system, TurnTopic topic, CqlSession session, JvmOptions jvm, List<BenchTurn> usual, long seed) {
        this.system = system;
        this.topic = topic;
        this.session = session;
        this.jvm = jvm;
        this.variation = new Variation(IdentityKey.read(system.keys().identity()), usual, seed);
    }

    /**
     * All values of one variation.
     *
     * @param name of the variation
     * @return the first value first
     */
    public List<Series> run(String name, int rounds) {
        List<Setting> settings = variation.of(name);
        Map<Setting, Series> series = new LinkedHashMap<>();
        settings.forEach(setting -> series.put(setting, new Series(setting.name())));
        for (int round = 1; round <= rounds; round++) {
            for (Setting setting : settings) {
                run(setting, round, series.get(setting));
            }
        }
        noteCosts(series);
        return List.copyOf(series.values());
    }

    private void run(Setting setting, int round, Series series) {
        topic.renew(setting.partitions());
        topic.fill(setting.load().get());
        List<ServiceOf> services = ServiceOf.freezers(setting.freezers(), system, jvm);
        new Round(system).run(new Freezer(system, services, topic, session, setting.turns()), series);
        series.note("turns", setting.turns());
        System.out.printf(
                Locale.ROOT,
                "  round %d  %-24s %,10.0f turns/s%n",
                round,
                setting.name(),
                series.last().rate());
    }

    /** What is new costs the same however much came before, or it doesn't. */
    private static void noteCosts(Map<Setting, Series> all) {
        double first = Costs.perTurn(all.values().iterator().next());
        all.forEach((setting, series) -> {
            if (setting.newBytes() > 0) {
                series.note(
                        "CPU ns of all processes for each new byte",
                        String.format(Locale.ROOT, "%.1f", Costs.nanosPerByte(series, setting.newBytes())));
            }
            series.note("CPU of a turn / that of the first line", Costs.ratio(Costs.perTurn(series), first));
        });
    }
}
