package org.threadkeep.catalog.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.threadkeep.catalog.storage.Await;
import org.threadkeep.catalog.storage.CatalogTables;
import org.threadkeep.catalog.storage.Opened;
import org.threadkeep.catalog.storage.Place;
import org.threadkeep.catalog.storage.ThreadExtent;
import org.threadkeep.events.identity.IdentityKey;

/** Finds threads, page by page. */
@ApplicationScoped
public class ThreadLookup {
    private static final Place BEGINNING = new Place("", 0);

    private final Opened<CatalogTables> tables;
    private final ContentReader contents;
    private final IdentityKey identityKey;

    /** Lookups in these tables. */
    public ThreadLookup(Opened<CatalogTables> tables, ContentReader contents, IdentityKey identityKey) {
        this.tables = tables;
        this.contents = contents;
        this.identityKey = identityKey;
    }

    /**
     * A page of a thread; empty when the thread is not known.
     *
     * @param limit most turns on the page
     * @param page token of the page; empty for the first
     * @throws BadPageTokenException when the token is of no page of this thread
     */
    public Optional<ThreadAnswer> find(String threadId, int limit, Optional<String> page, boolean withContent) {
        PageToken token = new PageToken("thread/" + threadId);
        Place from = page.map(text -> place(token.decode(text, 2))).orElse(BEGINNING);
        Horizon horizon = new Horizon(tables.get());
        List<ShownTurn> found = new ThreadScan(tables.get(), threadId, from, horizon).first(limit + 1);
        if (found.isEmpty()) {
            return page.flatMap(text ->
                    tenant(threadId).map(tenant -> new ThreadAnswer(threadId, tenant, List.of(), Optional.empty())));
        }
        List<ShownTurn> onPage = found.subList(0, Math.min(limit, found.size()));
        List<ShownTurn> resolved = new LateParents(tables.get(), horizon).resolve(onPage);
        List<TurnAnswer> answers = contents.answers(resolved, withContent);
        Optional<String> next = answers.size() == found.size()
                ? Optional.empty()
                : Optional.of(encode(token, found.get(answers.size()).row().place()));
        return Optional.of(
                new ThreadAnswer(threadId, found.get(0).row().snapshot().tenant(), answers, next));
    }

    /** The thread of a gateway's conversation; empty when nothing of it is indexed. */
    public Optional<ThreadName> findConversation(String tenant, String conversationId) {
        String threadId = identityKey.forTenant(tenant).threadOfConversation(conversationId);
        return tenant(threadId).map(known -> new ThreadName(threadId, known));
    }

    private Optional<String> tenant(String threadId) {
        return Await.value(tables.get().selectThreadExtents().execute(threadId, "", 0)).stream()
                .findFirst()
                .map(ThreadExtent::tenant);
    }

    private static String encode(PageToken token, Place first) {
        return token.encode(first.stream(), Long.toString(first.offset()));
    }

    private static Place place(List<String> position) {
        long offset = PageToken.number(position.get(1));
        if (offset < 0) {
            throw new BadPageTokenException();
        }
        return new Place(position.get(0), offset);
    }
}
