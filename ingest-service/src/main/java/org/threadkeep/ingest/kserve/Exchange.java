package org.threadkeep.ingest.kserve;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Both halves of an exchange, or the one that came. */
record Exchange(Optional<Half> request, Optional<Half> response) {
    Exchange {
        if (request.isEmpty() && response.isEmpty()) {
            throw new IllegalArgumentException("request and response are missing");
        }
    }

    static Exchange alone(Half half) {
        return half.side() == Side.REQUEST
                ? new Exchange(Optional.of(half), Optional.empty())
                : new Exchange(Optional.empty(), Optional.of(half));
    }

    static Exchange of(Half one, Half other) {
        return one.side() == Side.REQUEST
                ? new Exchange(Optional.of(one), Optional.of(other))
                : new Exchange(Optional.of(other), Optional.of(one));
    }

    Half any() {
        return request.or(() -> response).orElseThrow();
    }

    /** Where both say something else, the request is believed; the exchange begins and ends when its halves were sent. */
    Map<String, String> attributes() {
        Map<String, String> all = new TreeMap<>();
        response.ifPresent(half -> all.putAll(half.attributes()));
        request.ifPresent(half -> all.putAll(half.attributes()));
        all.remove("time");
        request.map(half -> half.attributes().get("time")).ifPresent(time -> all.put("startedat", time));
        response.map(half -> half.attributes().get("time")).ifPresent(time -> all.put("time", time));
        return all;
    }
}
