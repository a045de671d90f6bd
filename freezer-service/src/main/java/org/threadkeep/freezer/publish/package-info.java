/** Last step: telling others, through Kafka, of packs that were frozen and of records that could not be. */
package org.threadkeep.freezer.publish;
