/** The archive in Cassandra: one small class per statement, and the stores made of them. Nothing here updates or deletes. */
package org.threadkeep.archive.storage;
