package org.threadkeep.events.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.threadkeep.events.Capture;
import org.threadkeep.events.InvalidEventException;

/** One log record of a gateway, which tells of both sides of an exchange. */
record LogFormat(String name, int version, Reading reading) implements CaptureFormat {
    /** How one gateway writes its records. */
    @FunctionalInterface
    interface Reading {
        void read(ObjectNode logged, NormalForm form);
    }

    @Override
    public boolean isLogged() {
        return true;
    }

    @Override
    public ObjectNode normalise(Capture capture) {
        byte[] logged = capture.logged()
                .orElseThrow(() -> new InvalidEventException(
                        "data.capture.logged", "is missing; '" + name + "' is a format of log records"));
        NormalForm form = new NormalForm();
        reading.read(WireBody.requireObject(logged, "data.capture.logged"), form);
        return form.toJson();
    }
}
