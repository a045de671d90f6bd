package org.threadkeep.catalog.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.threadkeep.catalog.registry.InvalidFieldsException.Fault;

/** Reads the members of a JSON object and gathers what is wrong with them, each under its path. */
final class DocumentReader {
    private static final int MAX_FAULTS = 100;
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private final JsonNode object;
    private final String prefix;
    private final List<Fault> faults;

    private DocumentReader(JsonNode object, String prefix, List<Fault> faults) {
        this.object = object;
        this.prefix = prefix;
        this.faults = faults;
    }

    static DocumentReader of(JsonNode document) {
        List<Fault> faults = new ArrayList<>();
        if (!document.isObject()) {
            throw new InvalidFieldsException(List.of(new Fault("body", "is not a JSON object")));
        }
        return new DocumentReader(document, "", faults);
    }

    /** A member that nobody reads would be lost silently, and a misspelt one too. */
    DocumentReader allow(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(Texts.isPlain(name) && name.length() <= 64 ? name : "*", "is not known");
            }
        });
        return this;
    }

    Optional<String> text(String name, int maxLength, Predicate<String> form, String wanted) {
        JsonNode member = object.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        String text = member.isTextual() ? member.textValue() : "";
        if (text.isEmpty() || text.length() > maxLength || !Texts.isPlain(text) || !form.test(text)) {
            fault(name, "is not " + wanted);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The empty text stands for a value that is missing, and is reported so. */
    String requiredText(String name, int maxLength, Predicate<String> form, String wanted) {
        requirePresent(name);
        return text(name, maxLength, form, wanted).orElse("");
    }

    long requiredSize(String name) {
        requirePresent(name);
        JsonNode member = object.path(name);
        if (member.isIntegralNumber()
                && member.canConvertToLong()
                && member.longValue() >= 0
                && member.longValue() <= MAX_SAFE_INTEGER) {
            return member.longValue();
        }
        if (!member.isMissingNode() && !member.isNull()) {
            fault(name, "is not a whole number from 0 to " + MAX_SAFE_INTEGER);
        }
        return 0;
    }

    Optional<DocumentReader> object(String name) {
        JsonNode member = object.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isObject()) {
            fault(name, "is not an object");
            return Optional.empty();
        }
        return Optional.of(new DocumentReader(member, prefix + name + ".", faults));
    }

    <T> List<T> objects(String name, int max, Function<DocumentReader, T> read) {
        List<T> all = new ArrayList<>();
        JsonNode array = array(name, max);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isObject()) {
                all.add(read.apply(new DocumentReader(array.get(i), prefix + name + "[" + i + "].", faults)));
            } else {
                fault(name + "[" + i + "]", "is not an object");
            }
        }
        return all;
    }

    List<String> texts(String name, int max, int maxLength) {
        List<String> all = new ArrayList<>();
        JsonNode array = array(name, max);
        for (int i = 0; i < array.size(); i++) {
            String text = array.get(i).isTextual() ? array.get(i).textValue() : "";
            if (text.isEmpty() || text.length() > maxLength || !Texts.isPlain(text)) {
                fault(name + "[" + i + "]", "is not a text of 1 to " + maxLength + " characters");
            }
            all.add(text);
        }
        return all;
    }

    void fault(String name, String reason) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(prefix + name, reason));
        }
    }

    /** Throws when anything was wrong, here or below. */
    void close() {
        if (!faults.isEmpty()) {
            throw new InvalidFieldsException(faults);
        }
    }

    private void requirePresent(String name) {
        if (object.path(name).isMissingNode() || object.path(name).isNull()) {
            fault(name, "is missing");
        }
    }

    private JsonNode array(String name, int max) {
        JsonNode member = object.path(name);
        boolean absent = member.isMissingNode() || member.isNull();
        if (absent || (member.isArray() && member.size() <= max)) {
            return member;
        }
        fault(
                name,
                member.isArray() ? "has " + member.size() + " elements, " + max + " are allowed" : "is not an array");
        return CanonicalJson.NODES.arrayNode();
    }
}
