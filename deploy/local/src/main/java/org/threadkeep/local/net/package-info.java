/** A proxy between a service and one server, which tells calls apart so that tests can let each fail. */
package org.threadkeep.local.net;
