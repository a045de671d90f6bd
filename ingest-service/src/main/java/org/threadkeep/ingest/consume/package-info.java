/** Topics that gateways write themselves: their records become turns as if they had been posted for capture. */
package org.threadkeep.ingest.consume;
