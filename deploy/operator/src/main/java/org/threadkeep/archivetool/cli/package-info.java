/** The commands of {@code deploy/archive}. They need Cassandra and, for content, the key-encryption key; nothing else. */
package org.threadkeep.archivetool.cli;
