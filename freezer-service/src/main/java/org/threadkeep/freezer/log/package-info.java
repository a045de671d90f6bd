/** The fields of structured log lines. */
package org.threadkeep.freezer.log;
