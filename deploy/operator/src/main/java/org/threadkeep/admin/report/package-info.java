/** What commands print on their standard output. */
package org.threadkeep.admin.report;
