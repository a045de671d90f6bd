package org.threadkeep.ingest.http;

import java.util.List;
import org.threadkeep.events.ReadEvent;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.events.capture.CaptureFormat;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.accept.EventReading;
import org.threadkeep.ingest.accept.Framing;
import org.threadkeep.ingest.capture.CaptureReading;

/**
 * A whole body that is within all bounds.
 *
 * @param content plain bytes
 * @param framing how events stand in it
 * @param survey of all of it
 */
record SurveyedBody(ReceivedBody content, Framing framing, BodySurvey survey) {
    /** Reads the exchanges, once; the content is gone after that. */
    List<ReadExchange> exchanges(CaptureFormat format) {
        return CaptureReading.read(content.join(), framing, survey, format);
    }

    /** Reads the events, once; the content is gone after that. */
    List<ReadEvent> events() {
        return EventReading.read(content.join(), framing, survey);
    }
}
