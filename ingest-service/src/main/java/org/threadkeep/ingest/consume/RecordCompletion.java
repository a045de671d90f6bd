package org.threadkeep.ingest.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.ingest.accept.BodySurvey;
import org.threadkeep.ingest.accept.Completion;
import org.threadkeep.ingest.accept.Framing;
import org.threadkeep.ingest.capture.CaptureCompletion;
import org.threadkeep.ingest.capture.CaptureReading;
import org.threadkeep.ingest.capture.Sender;

/** Makes turns of a gateway's records. */
@ApplicationScoped
class RecordCompletion {
    private final CaptureCompletion completion;

    RecordCompletion(CaptureCompletion completion) {
        this.completion = completion;
    }

    /** What a record holds: turns, and what can't be one. A turn that is named nowhere goes by the record's place. */
    Completion complete(ConsumerRecord<byte[], byte[]> record, Feed feed, BodySurvey survey) {
        Sender sender = Sender.unheard(
                feed.tenant(), feed.source(), record.topic() + "/" + record.partition() + "@" + record.offset());
        Map<String, String> attributes = RecordHeaders.attributes(record.headers());
        List<ReadExchange> exchanges = new ArrayList<>();
        for (ReadExchange exchange : CaptureReading.read(record.value(), Framing.JSON, survey, feed.format())) {
            exchanges.add(
                    exchange instanceof ReadExchange.Readable readable
                            ? with(attributes, record.key(), readable)
                            : exchange);
        }
        return completion.complete(exchanges, feed.format(), sender);
    }

    /** What stands in the value wins over the headers. */
    private static ReadExchange with(Map<String, String> headers, byte[] key, ReadExchange.Readable exchange) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(exchange.attributes());
        byte[] data = key == null ? exchange.data() : RecordKey.addTo(exchange.data(), key);
        return new ReadExchange.Readable(exchange.index(), all, data);
    }
}
