/** Verifies the whole archive: in order, a few packs at a time, with checkpoints. */
package org.threadkeep.archivetool.verify;
