/** Replicas of the services are stopped and started again, one at a time and maybe from another version's build, while load goes on. */
package org.threadkeep.rolling;
