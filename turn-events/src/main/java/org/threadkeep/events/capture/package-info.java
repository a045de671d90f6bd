/**
 * What was said in an exchange, derived from its wire bytes: one versioned, pure adapter for each format. A version never
 * changes what it derives; a new way of reading a format is a new version beside it.
 */
package org.threadkeep.events.capture;
