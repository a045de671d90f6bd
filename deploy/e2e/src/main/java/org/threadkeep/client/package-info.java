/** How a gateway and a reader talk to a running system: for the demo and for the fault suite. */
package org.threadkeep.client;
