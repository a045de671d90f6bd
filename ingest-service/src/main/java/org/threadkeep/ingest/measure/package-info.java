/** The meters of this service, each named once: {@code docs/metrics.md} is made from them. */
package org.threadkeep.ingest.measure;
