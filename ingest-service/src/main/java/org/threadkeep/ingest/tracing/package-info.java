/** Spans, where a collector is configured: ids only, and never what anybody said. */
package org.threadkeep.ingest.tracing;
