/** Lookups under load, beside the bare driver, while data grow. */
package org.threadkeep.bench.lookup;
