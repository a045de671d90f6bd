/** Packs: frames laid out in lanes and chunks, and the manifest that tells where everything is. */
package org.threadkeep.archive.pack;
