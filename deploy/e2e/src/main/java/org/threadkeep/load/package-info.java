/** Turns as unreliable gateways send them: for the fault suite and for rolling restarts. */
package org.threadkeep.load;
