/**
 * A gateway and a revival tool in small: sends conversations to the ingest service as a stateless gateway would, waits until
 * they are frozen, and compares what the catalog gives back with what was sent, byte for byte.
 */
package org.threadkeep.demo;
