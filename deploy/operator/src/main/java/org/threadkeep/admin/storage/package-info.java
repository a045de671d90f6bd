/** The archive, as an operator uses it. */
package org.threadkeep.admin.storage;
