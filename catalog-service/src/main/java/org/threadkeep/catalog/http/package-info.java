/** The HTTP API: parameters in, answers out, every error a problem document (RFC 9457). */
package org.threadkeep.catalog.http;
