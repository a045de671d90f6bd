package org.threadkeep.ingest.otlp;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * Who emitted a record.
 *
 * @param resource the process
 * @param resourceSchemaUrl of the resource; empty for none
 * @param scope the instrumentation
 * @param scopeSchemaUrl of the records; empty for none
 */
record Origin(Resource resource, String resourceSchemaUrl, InstrumentationScope scope, String scopeSchemaUrl) {
    static final Origin NONE =
            new Origin(Resource.getDefaultInstance(), "", InstrumentationScope.getDefaultInstance(), "");
}
