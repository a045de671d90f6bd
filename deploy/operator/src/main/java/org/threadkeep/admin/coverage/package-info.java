/** What the catalog says of turns that are missing. */
package org.threadkeep.admin.coverage;
