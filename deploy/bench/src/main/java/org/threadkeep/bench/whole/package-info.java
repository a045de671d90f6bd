/** The whole way of a turn, from the gateway until it is frozen and the catalog finds it. */
package org.threadkeep.bench.whole;
