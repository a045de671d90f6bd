/** Draining a topic into Cassandra: the freezer, what anyone would use instead, and what limits all of them. */
package org.threadkeep.bench.freeze;
