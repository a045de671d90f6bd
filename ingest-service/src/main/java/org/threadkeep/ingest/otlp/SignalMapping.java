package org.threadkeep.ingest.otlp;

import org.threadkeep.events.TurnAttributes;
import org.threadkeep.events.TurnEvent;

/**
 * Makes a turn of a record that tells of a model call: what our form has a place for is moved there, all else stays under {@code
 * otel}, so that nothing is lost and nothing is stored twice.
 */
final class SignalMapping {
    private SignalMapping() {}

    /**
     * Maps one record.
     *
     * @throws org.threadkeep.events.InvalidEventException naming what is missing or wrong in a model call
     */
    static MappedSignal map(Signal record, Sender sender) {
        OpenSignal signal = new OpenSignal(record);
        Recognition recognition = Recognition.of(signal);
        if (recognition instanceof Recognition.Ignored ignored) {
            return new MappedSignal.Ignored(ignored.reason());
        }
        Convention convention = ((Recognition.Call) recognition).convention();
        TurnDraft draft = new TurnDraft(convention.format());
        convention.move(signal, draft);
        Offloaded.name(signal, draft);
        TurnAttributes attributes = CallAttributes.take(signal, draft, sender);
        Losses.name(signal, draft);
        draft.put("otel", signal.left());
        return new MappedSignal.Turn(new TurnEvent(attributes, TurnBytes.of(draft, record.record())));
    }
}
