package org.threadkeep.bench.contender;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.threadkeep.bench.lookup.Key;

/** Asks the catalog, and looks whether each answer is about what was asked for. */
public final class AskCatalog {
    private AskCatalog() {}

    /** Takes the catalog's port; what {@link ClosedLoop} says goes for the rest. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(args[0]);
        new ClosedLoop(key -> new Question(key, new Connection(port))).run();
    }

    private record Question(Key key, Connection connection) implements Lookup {
        @Override
        public int find(String id) throws IOException {
            String body = connection.get(key.path(id));
            if (!body.contains(new String(id.getBytes(UTF_8), ISO_8859_1))) {
                throw new IOException("an answer about a " + key.words() + " doesn't name it");
            }
            if (key == Key.TURN_WITH_CONTENT && !body.contains("\"state\":\"present\"")) {
                throw new IOException("an answer has no content");
            }
            return body.length();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
