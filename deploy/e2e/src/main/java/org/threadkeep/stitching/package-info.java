/** Whether turns find their parents when nobody names a conversation, measured on conversations whose parents are known. */
package org.threadkeep.stitching;
