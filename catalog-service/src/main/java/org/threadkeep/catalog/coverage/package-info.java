/**
 * Which turns sources say they made, and which of them are frozen: told from the numbers that sources give their turns.
 *
 * <p>The numbers of a source come in any order and over all streams. So each stream keeps those that came in it, as rows that
 * depend on nothing else, and whoever asks lays the streams' rows over one another.
 */
package org.threadkeep.catalog.coverage;
