/** What a fleet takes: reckoned from its load and from what was measured of this system. */
package org.threadkeep.admin.size;
