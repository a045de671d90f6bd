/** What a frozen turn costs with more of this and of that. */
package org.threadkeep.bench.scale;
