/** The benchmark: {@code deploy/bench/run}. */
package org.threadkeep.bench;
