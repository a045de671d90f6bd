/** Apache Kafka on loopback. */
package org.threadkeep.local.kafka;
