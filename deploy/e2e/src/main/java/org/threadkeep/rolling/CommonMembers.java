package org.threadkeep.rolling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;

/** Whether two JSON values are the same in all that both of them say. */
final class CommonMembers {
    private CommonMembers() {}

    static boolean areEqual(JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            return one.properties().stream()
                    .filter(member -> other.has(member.getKey()))
                    .allMatch(member -> areEqual(member.getValue(), other.get(member.getKey())));
        }
        if (one.isArray() && other.isArray()) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> areEqual(one.get(i), other.get(i)));
        }
        return one.equals(other);
    }
}
