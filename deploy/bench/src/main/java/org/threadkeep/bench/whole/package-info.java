/** The whole way of a turn, from the gateway until the catalog finds it; and how the freezer comes back. */
package org.threadkeep.bench.whole;
