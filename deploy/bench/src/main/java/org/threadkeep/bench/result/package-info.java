/** Numbers from samples, and how they are shown. */
package org.threadkeep.bench.result;
