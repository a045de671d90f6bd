/** Requests and responses that come as two events, as KServe's logger sends them, joined before they become turns. */
package org.threadkeep.ingest.kserve;
