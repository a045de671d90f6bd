/** The three services as processes. */
package org.threadkeep.local.service;
