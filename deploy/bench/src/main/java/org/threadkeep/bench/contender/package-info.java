/** Programs that run in a process of their own, to be measured like the services. */
package org.threadkeep.bench.contender;
