/** What comes back of what was sent: files, made-up bodies and samples, through the whole system, compared byte for byte. */
package org.threadkeep.roundtrip;
