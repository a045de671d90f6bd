/** What can be set, and what is refused at start. */
package org.threadkeep.catalog.config;
