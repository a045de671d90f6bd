/** Turns to measure with: real conversations when there are any, else made ones of the same sizes. */
package org.threadkeep.bench.load;
