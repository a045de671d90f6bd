/** Servers as operating system processes: start, health, stop, kill, freeze; pid files, ports and logs. */
package org.threadkeep.local.process;
