/** What Kafka knows of the topics. */
package org.threadkeep.admin.consume;
