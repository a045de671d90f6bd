/**
 * The archive in Cassandra: one small class per statement, and the stores made of them. Nothing
 * here updates; only the sweep of orphans deletes, and nothing that is frozen.
 */
package org.threadkeep.archive.storage;
