package org.threadkeep.roundtrip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.threadkeep.replay.ConversationFile;
import org.threadkeep.replay.StatelessGateway;

/** Each conversation played by a gateway that knows its id. */
record ConversationCalls(Path file, String tenant) implements Calls {
    @Override
    public void forEach(Consumer<List<Call>> into) throws IOException {
        StatelessGateway gateway = new StatelessGateway("urn:threadkeep:demo:" + file.getFileName(), tenant);
        new ConversationFile(file)
                .forEach(conversation -> into.accept(
                        gateway.play(conversation).stream().map(Call::event).toList()));
    }
}
