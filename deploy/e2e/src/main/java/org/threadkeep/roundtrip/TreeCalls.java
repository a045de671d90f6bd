package org.threadkeep.roundtrip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.threadkeep.stitching.ScriptFile;

/** Each tree's calls, with the history that led to each and without any id. */
record TreeCalls(Path file, String tenant) implements Calls {
    @Override
    public void forEach(Consumer<List<Call>> into) throws IOException {
        new ScriptFile(file, tenant).scripts().forEach(script -> {
            List<Call> calls = new ArrayList<>();
            script.calls().forEach(call -> calls.add(Call.event(call.turn())));
            into.accept(calls);
        });
    }
}
