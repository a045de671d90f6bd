/** Checks of what is stored against what it must be: pure, without storage. A fault names a row, and never tells content. */
package org.threadkeep.archive.verify;
