/** Exchanges and log records, as gateways emit them, become turns: read, completed with what can be derived, or told why not. */
package org.threadkeep.ingest.capture;
