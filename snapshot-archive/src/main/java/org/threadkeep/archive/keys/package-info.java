/** Envelope encryption: one data key per subject, wrapped by a key-encryption key that lives elsewhere. */
package org.threadkeep.archive.keys;
