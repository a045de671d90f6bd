package org.threadkeep.catalog.storage;

/**
 * A source in the list of all.
 *
 * @param position its token, after which the list goes on
 */
public record ListedSource(SourceName name, long position) {}
