/** What operators see: health checks and metrics. */
package org.threadkeep.freezer.health;
