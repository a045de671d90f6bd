/** The command line behind {@code deploy/up}, {@code deploy/down} and {@code deploy/status}. */
package org.threadkeep.local.cli;
