package org.threadkeep.catalog.http;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 describes it. */
@Schema(name = "Problem")
public record Problem(
        @Schema(description = "Which kind of problem.", examples = "urn:threadkeep:problem:unknown-thread") String type,
        @Schema(examples = "No such thread") String title,
        @Schema(examples = "404") int status,
        @Schema(examples = "Nothing is indexed under this thread id.") String detail,
        @Schema(description = "Path of the request.", examples = "/v1/threads/9f86d081884c7d659a2feaa0c55ad015")
                String instance,
        @Schema(description = "What is wrong with the request, field by field.") List<Fault> errors) {
    /** Media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field that is wrong. */
    @Schema(name = "Fault")
    public record Fault(
            @Schema(examples = "weights.files[3].sha256") String field,
            @Schema(examples = "is not 64 lower-case hex digits") String reason) {}

    /** Copies the list; an empty one is left out of the document. */
    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(instance, "instance");
        errors = errors == null || errors.isEmpty() ? null : List.copyOf(errors);
    }
}
