/** Settings. */
package org.threadkeep.freezer.config;
