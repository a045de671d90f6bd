/** How nearly an instance could be reconstructed: pure functions over what is present. */
package org.threadkeep.catalog.fidelity;
