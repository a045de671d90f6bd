/** Everything together, as {@code deploy/up} runs it. */
package org.threadkeep.local.stack;
