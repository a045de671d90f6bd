/** Writes the archive's turns into a directory that stands for itself (BagIt, RFC 8493). */
package org.threadkeep.archivetool.export;
