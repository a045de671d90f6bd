package org.threadkeep.events;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.threadkeep.events.capture.CaptureFormat;

/**
 * Exchanges as gateways see them, or log records about them, read one by one so that a bad one does not take the others with it.
 * Bodies are cut out as they stand, never written anew.
 */
public final class CapturedExchanges {
    private CapturedExchanges() {}

    /**
     * Reads one exchange or an array of them. Log records may also stand one on a line, since some gateways send lines under the
     * media type of JSON.
     *
     * @return in order, up to {@link StructuredEvents#MAX_EVENTS}; empty for an empty array and for a blank body
     */
    public static List<ReadExchange> readJson(byte[] body, CaptureFormat format) {
        boolean lines = format.isLogged() && BatchSlicer.isLinesOfObjects(body);
        return read(body, lines ? BatchSlicer::sliceLines : BatchSlicer::slice, format);
    }

    /**
     * Reads one exchange per line; blank lines are passed over and not counted.
     *
     * @return in order, up to {@link StructuredEvents#MAX_EVENTS}; empty for a blank body
     */
    public static List<ReadExchange> readLines(byte[] body, CaptureFormat format) {
        return read(body, BatchSlicer::sliceLines, format);
    }

    private static List<ReadExchange> read(
            byte[] body, BiConsumer<byte[], Consumer<JsonSlice>> slicer, CaptureFormat format) {
        return StructuredEvents.read(
                body, slicer, (index, slice) -> readOne(index, slice, format), ReadExchange.Unreadable::of);
    }

    private static ReadExchange readOne(int index, JsonSlice slice, CaptureFormat format) {
        return format.isLogged()
                ? ExchangeReader.readRecord(index, slice, format)
                : ExchangeReader.read(index, slice, format);
    }
}
