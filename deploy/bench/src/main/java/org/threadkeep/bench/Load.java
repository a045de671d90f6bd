package org.threadkeep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.threadkeep.bench.load.BenchTurn;
import org.threadkeep.bench.load.BenchTurns;
import org.threadkeep.bench.load.MadeConversations;
import org.threadkeep.bench.load.RealConversations;
import org.threadkeep.events.identity.IdentityKey;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.replay.Conversation;

/** The turns that most parts measure with: real ones, if there are any. */
final class Load {
    private final Options options;
    private final IdentityKey key;
    private Optional<List<BenchTurn>> usual = Optional.empty();

    /**
     * Made when they are asked for.
     *
     * @param keyFile of the key that the services have too
     */
    Load(Options options, Path keyFile) {
        this.options = options;
        this.key = IdentityKey.read(keyFile);
    }

    /** The same for all parts. */
    List<BenchTurn> usual() {
        if (usual.isEmpty()) {
            usual = Optional.of(of("acme", options.turns()));
        }
        return usual.orElseThrow();
    }

    /** So many others: those of further tenants, of the same content, each tenant's made when they are asked for. */
    Iterator<BenchTurn> others(long count) {
        return new Iterator<>() {
            private Iterator<BenchTurn> ofTenant = Collections.emptyIterator();
            private int tenants;
            private long given;

            @Override
            public boolean hasNext() {
                return given < count;
            }

            @Override
            public BenchTurn next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all turns were given");
                }
                if (!ofTenant.hasNext()) {
                    ofTenant = of("tenant-" + ++tenants, (int) Math.min(options.turns(), count - given))
                            .iterator();
                }
                given++;
                return ofTenant.next();
            }
        };
    }

    private List<BenchTurn> of(String tenant, int most) {
        Path folder = options.data.orElse(
                RepositoryRoot.find().resolveSibling("shared").resolve("data"));
        List<Conversation> real = real(folder);
        Iterator<Conversation> conversations = real.isEmpty() ? new MadeConversations(options.seed) : real.iterator();
        List<BenchTurn> made = new BenchTurns(key, tenant, options.persons).of(conversations, most);
        long bytes = made.stream().mapToLong(BenchTurn::dataBytes).sum();
        System.out.printf(
                "%,d turns of %s conversations, %,d bytes each%n",
                made.size(), real.isEmpty() ? "made" : "real", bytes / made.size());
        return made;
    }

    private List<Conversation> real(Path folder) {
        try {
            return RealConversations.in(folder, options.seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
