/** Where this repository and its servers' jars are on this machine. */
package org.threadkeep.local.home;
