/** Frames: the records of a snapshot, compressed, then encrypted under the key of the data subject. */
package org.threadkeep.archive.frame;
