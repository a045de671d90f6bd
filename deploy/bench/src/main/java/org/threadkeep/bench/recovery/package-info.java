/** How the freezer comes back after SIGKILL. */
package org.threadkeep.bench.recovery;
