package org.threadkeep.catalog.http;

import java.util.List;
import org.threadkeep.catalog.http.Problem.Fault;

/** Ends a request with a problem document. Whether a retry is worth while is told by its status. */
final class ProblemException extends RuntimeException {
    private final int status;
    private final String kind;
    private final String title;
    private final transient List<Fault> faults;

    private ProblemException(int status, String kind, String title, String detail, List<Fault> faults) {
        super(detail);
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.faults = faults;
    }

    /**
     * Says that nothing is known under a name.
     *
     * @param what a word, such as {@code thread}
     */
    static ProblemException unknown(String what) {
        return new ProblemException(
                404, "unknown-" + what, "No such " + what, "Nothing is known under this name.", List.of());
    }

    /** Says what is wrong with one parameter. */
    static ProblemException invalid(String field, String reason) {
        return invalid(List.of(new Fault(field, reason)));
    }

    /** Says what is wrong with several fields. */
    static ProblemException invalid(List<Fault> faults) {
        return new ProblemException(
                400, "invalid-request", "Invalid request", "The fields in errors are not as they have to be.", faults);
    }

    /** Says that a body is too large. */
    static ProblemException tooLarge(int bytes) {
        return new ProblemException(
                413, "too-large", "Body too large", "The body has more than " + bytes + " bytes.", List.of());
    }

    /** Says that something never changes. */
    static ProblemException conflict(String field) {
        return new ProblemException(
                409,
                "model-version-fixed",
                "A model version never changes",
                "This model version is registered with another value, and nothing was changed. Register other weights under"
                        + " another version.",
                List.of(new Fault(field, "differs from what is registered")));
    }

    int status() {
        return status;
    }

    Problem at(String path) {
        return new Problem(ProblemMappers.TYPE + kind, title, status, getMessage(), path, faults);
    }
}
