package org.threadkeep.admin.size;

import static org.threadkeep.admin.size.Constant.BROKER_DISK;
import static org.threadkeep.admin.size.Constant.BROKER_RATE;
import static org.threadkeep.admin.size.Constant.FREEZER_RATE;
import static org.threadkeep.admin.size.Constant.NODE_DATA;
import static org.threadkeep.admin.size.Constant.NODE_HEADROOM;
import static org.threadkeep.admin.size.Constant.NODE_RATE;
import static org.threadkeep.admin.size.Constant.PARTITION_RATE;

/**
 * What a workload takes.
 *
 * @param partitions of the topic of turns: a power of two, twice what the peak takes
 * @param kafkaDisk bytes, all replicas
 * @param cassandraDisk bytes, all replicas, with headroom, at the end of the months
 */
public record Sizing(long partitions, long freezers, long brokers, double kafkaDisk, long nodes, double cassandraDisk) {
    private static final double MONTH_SECONDS = 365.25 / 12 * 86_400;
    private static final int FEWEST_PARTITIONS = 4;

    /** Reckons. */
    public static Sizing of(Workload load) {
        double kafkaDisk =
                load.turnsPerSecond() * load.bytesPerTurn() * load.retention().toSeconds() * load.replicas();
        double data = load.turnsPerSecond() * load.storedPerTurn() * load.months() * MONTH_SECONDS * load.replicas();
        double written = load.turnsPerSecond() * load.peak() * load.storedPerTurn() * load.replicas();
        long partitions = powerOfTwo(2 * atLeast(1, load.peakBytes() / PARTITION_RATE.value()));
        return new Sizing(
                Math.max(FEWEST_PARTITIONS, partitions),
                Math.min(partitions, atLeast(load.replicas() > 1 ? 2 : 1, load.peakBytes() / FREEZER_RATE.value())),
                atLeast(
                        load.replicas(),
                        load.peakBytes() * load.replicas() / BROKER_RATE.value(),
                        kafkaDisk / BROKER_DISK.value()),
                kafkaDisk,
                atLeast(load.replicas(), written / NODE_RATE.value(), data / NODE_DATA.value()),
                data * NODE_HEADROOM.value());
    }

    /** What the disks cost in a month, when Cassandra's have grown to their size. */
    public double costPerMonth(double pricePerGigabyteMonth) {
        return (kafkaDisk + cassandraDisk) / 1e9 * pricePerGigabyteMonth;
    }

    /** What it costs to keep a million turns in Cassandra for the months. */
    public static double costPerMillionTurns(Workload load, double pricePerGigabyteMonth) {
        double gigabytes = load.storedPerTurn() * load.replicas() * NODE_HEADROOM.value() * 1e6 / 1e9;
        return gigabytes * pricePerGigabyteMonth * load.months();
    }

    private static long atLeast(long fewest, double... needed) {
        long most = fewest;
        for (double one : needed) {
            most = Math.max(most, (long) Math.ceil(one));
        }
        return most;
    }

    private static long powerOfTwo(long atLeast) {
        return atLeast <= 1 ? 1 : Long.highestOneBit(atLeast - 1) << 1;
    }
}
