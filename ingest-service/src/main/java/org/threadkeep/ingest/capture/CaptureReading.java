package org.threadkeep.ingest.capture;

import java.util.List;
import org.threadkeep.events.CapturedExchanges;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.accept.Fault;
import org.threadkeep.ingest.accept.Framing;

/** Reads the exchanges of a body that was surveyed. */
public final class CaptureReading {
    private CaptureReading() {}

    /** The exchanges in order; those that exceed the memory are unreadable. */
    public static List<ReadExchange> read(byte[] body, Framing framing, BodySurvey survey, CaptureFormat format) {
        List<ReadExchange> exchanges = framing == Framing.LINES
                ? CapturedExchanges.readLines(body, format)
                : CapturedExchanges.readJson(body, format);
        boolean all =
                survey.events() == 1 && survey.exceedsMemory(0); // also when lines came under the media type of JSON
        return exchanges.stream()
                .map(exchange -> all || survey.exceedsMemory(exchange.index()) ? tooIntricate(exchange) : exchange)
                .toList();
    }

    private static ReadExchange tooIntricate(ReadExchange exchange) {
        return new ReadExchange.Unreadable(exchange.index(), "data", Fault.INTRICATE);
    }
}
