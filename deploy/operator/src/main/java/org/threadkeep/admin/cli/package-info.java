/** The command line behind {@code deploy/admin}. */
package org.threadkeep.admin.cli;
