/** Holds what was acknowledged against what the topics, the archive and lookups have. */
package org.threadkeep.audit;
