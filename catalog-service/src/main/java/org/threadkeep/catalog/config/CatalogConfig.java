package org.threadkeep.catalog.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import org.threadkeep.archive.keys.KeySettings;

/** Everything of the catalog's own that can be set. */
@ConfigMapping(prefix = "threadkeep")
public interface CatalogConfig {
    /** The secret that names are derived with. */
    Identity identity();

    /** What opens the subjects' keys. */
    Keys keys();

    /** Cassandra's schema. */
    Schema schema();

    /** Indexing and lookups. */
    Catalog catalog();

    /** What money is reckoned with. */
    Cost cost();

    /** {@code threadkeep.identity.*}. */
    interface Identity {
        /** File with the fleet's identity key: 64 hex digits. The same for all services. */
        Path keyFile();
    }

    /** {@code threadkeep.keys.*}: the same as the freezer's. */
    interface Keys extends KeySettings {}

    /** {@code threadkeep.schema.*}. */
    interface Schema {
        /** Whether the catalog creates its keyspaces and tables where they are missing. */
        @WithDefault("true")
        boolean create();

        /** Replication of the keyspaces that are created: a CQL map. */
        @WithDefault("{'class': 'NetworkTopologyStrategy', 'datacenter1': 1}")
        String replication();
    }

    /** {@code threadkeep.catalog.*}. */
    interface Catalog {
        /** How often the freeze logs of known streams are looked through for packs whose notice was lost. */
        @WithDefault("30S")
        Duration sweepInterval();

        /** How often all freeze logs are listed, for streams of which no notice ever came. */
        @WithDefault("10M")
        Duration discoveryInterval();

        /** How many streams are indexed at the same time. */
        @WithDefault("4")
        int indexThreads();

        /** How often is looked which turns are missing, and how old the backups are. */
        @WithDefault("1M")
        Duration watchInterval();

        /** How long a turn may take from its gateway to the catalog before it counts as missing. */
        @WithDefault("10M")
        Duration coverageSettling();

        /** Of how many sources is told what is missing; a metric says when there are more. */
        @WithDefault("1000")
        int coverageSources();

        /** How many statements a keyspace has under way at most. */
        @WithDefault("128")
        int maxInFlight();
    }

    /** {@code threadkeep.cost.*}: what preservation and running are shown to cost, in any one currency. */
    interface Cost {
        /** What keeping a gigabyte of frames for a month costs: all copies together. */
        @WithDefault("0.25")
        double gigabyteMonth();

        /** How many months of keeping are reckoned. */
        @WithDefault("12")
        double keptMonths();

        /** What it costs to run the models for a million turns; 0 when nobody has told, so that no share is shown. */
        @WithDefault("0")
        double runningPerMillionTurns();
    }
}
