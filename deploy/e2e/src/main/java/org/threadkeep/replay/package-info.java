/** Conversations of a file, played as gateways see them. */
package org.threadkeep.replay;
