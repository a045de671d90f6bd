/** Reads turns out of the archive, by its logs and manifests alone. */
package org.threadkeep.archivetool.read;
