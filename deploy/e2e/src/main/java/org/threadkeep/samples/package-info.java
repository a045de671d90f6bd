/** One small file per format that gateways emit: sent where it belongs, and looked for, value by value, in what was frozen. */
package org.threadkeep.samples;
