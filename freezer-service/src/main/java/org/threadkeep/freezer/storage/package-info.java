/** The way to Cassandra: the only package that knows the driver. */
package org.threadkeep.freezer.storage;
