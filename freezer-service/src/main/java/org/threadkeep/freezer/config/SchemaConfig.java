package org.threadkeep.freezer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The archive's schema in Cassandra. */
@ConfigMapping(prefix = "threadkeep.schema")
public interface SchemaConfig {
    /** Whether keyspaces and tables that are missing are created. */
    @WithDefault("true")
    boolean create();

    /** CQL replication map of keyspaces that are created. */
    @WithDefault("{'class':'NetworkTopologyStrategy','datacenter1':1}")
    String replication();
}
