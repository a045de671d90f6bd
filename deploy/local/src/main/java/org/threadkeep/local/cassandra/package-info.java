/** Apache Cassandra on loopback. */
package org.threadkeep.local.cassandra;
