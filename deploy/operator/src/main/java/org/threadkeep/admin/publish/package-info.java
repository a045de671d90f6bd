/** Sends rejected records through again. */
package org.threadkeep.admin.publish;
