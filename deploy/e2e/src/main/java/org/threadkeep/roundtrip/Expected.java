package org.threadkeep.roundtrip;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.threadkeep.archive.Digests;
import org.threadkeep.events.Capture;
import org.threadkeep.events.TurnData;

/** What must come back of a turn, by its SHA-256, since files are larger than memory. */
public sealed interface Expected {
    /** Whether a turn's data are or hold what was sent. */
    boolean isIn(byte[] data);

    /** The data themselves. */
    static Expected data(byte[] data) {
        return new Data(Digests.sha256(data));
    }

    /** An exchange's bodies, as they went over the wire. */
    static Expected bodies(Optional<byte[]> request, Optional<byte[]> response) {
        Map<String, String> digests = new TreeMap<>();
        request.ifPresent(body -> digests.put("request", Digests.sha256(body)));
        response.ifPresent(body -> digests.put("response", Digests.sha256(body)));
        return new Bodies(digests);
    }

    /** A log record that tells of both sides. */
    static Expected logged(byte[] logged) {
        return new Bodies(Map.of("logged", Digests.sha256(logged)));
    }

    /** The whole of the data, byte for byte. */
    record Data(String sha256) implements Expected {
        @Override
        public boolean isIn(byte[] data) {
            return Digests.sha256(data).equals(sha256);
        }
    }

    /** The captured bodies, and no others. */
    record Bodies(Map<String, String> sha256) implements Expected {
        /** Copies the map. */
        public Bodies {
            sha256 = Map.copyOf(sha256);
        }

        @Override
        public boolean isIn(byte[] data) {
            Optional<Capture> capture = TurnData.parse(data).capture();
            Map<String, String> found = new TreeMap<>();
            capture.flatMap(Capture::request).ifPresent(body -> found.put("request", Digests.sha256(body)));
            capture.flatMap(Capture::response).ifPresent(body -> found.put("response", Digests.sha256(body)));
            capture.flatMap(Capture::logged).ifPresent(body -> found.put("logged", Digests.sha256(body)));
            return found.equals(sha256);
        }
    }
}
