package org.threadkeep.ingest.otlp;

/** Where a record stands in its request: each level counts from 0. */
record Place(int resource, int scope, int record) {}
