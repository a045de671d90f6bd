/** First step: records from Kafka to the streams that they belong to. */
package org.threadkeep.freezer.consume;
