/** What operators see: readiness and metrics. */
package org.threadkeep.catalog.health;
