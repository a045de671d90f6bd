package org.threadkeep.local.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.threadkeep.local.process.Ports;
import org.threadkeep.local.process.Probe;
import org.threadkeep.local.process.Readiness;

/** Asks one node a question in CQL. */
final class NodeProbe implements Probe {

    /** Any node answers this alone. */
    private static final String ITSELF = """
            SELECT release_version FROM system.local""";

    /** This table has three replicas, so in a cluster of three a read at ALL succeeds only if the node sees all as up. */
    private static final String ALL =
            """
            SELECT parent_id FROM system_distributed.parent_repair_history
            WHERE parent_id = 00000000-0000-1000-8000-000000000000""";

    private final InetSocketAddress node;
    private final Function<CqlSession, Readiness> question;

    private NodeProbe(InetSocketAddress node, Function<CqlSession, Readiness> question) {
        this.node = node;
        this.question = question;
    }

    /** Ready when the node answers CQL. */
    static NodeProbe ofItself(NodeSettings settings) {
        return new NodeProbe(settings.cql(), session -> {
            session.execute(ITSELF);
            return Readiness.ready();
        });
    }

    /** Ready when the node sees all nodes of its cluster as up, and has the schema that they have. */
    static NodeProbe ofAll(NodeSettings settings) {
        if (settings.nodes() == 1) {
            return ofItself(settings);
        }
        return new NodeProbe(settings.cql(), session -> {
            session.execute(SimpleStatement.newInstance(ALL).setConsistencyLevel(ConsistencyLevel.ALL));
            return session.checkSchemaAgreement() ? Readiness.ready() : Readiness.notReady("schemas differ");
        });
    }

    @Override
    public Readiness check() {
        if (!Ports.accepts(node)) {
            return Readiness.notReady("nothing listens on port " + node.getPort());
        }
        try (CqlSession session = NodeSession.open(node)) {
            return question.apply(session);
        } catch (DriverException e) {
            return Readiness.notReady("node doesn't answer: " + e.getMessage());
        }
    }
}
