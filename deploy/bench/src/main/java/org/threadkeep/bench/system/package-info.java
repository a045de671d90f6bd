/** The one broker, the one node and the services that everything is measured on. */
package org.threadkeep.bench.system;
