package org.threadkeep.bench.system;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.threadkeep.local.process.Wait;

/**
 * A Cassandra node whose data lie as they do when nobody has written for a while: in files, with nothing left to merge. Its own
 * management beans, asked by way of the JVM's attach mechanism, do that.
 */
final class AtRest {
    private static final String STORAGE = "org.apache.cassandra.db:type=StorageService";
    private static final String[] FLUSH_TAKES = {String.class.getName(), String[].class.getName()};
    private static final String PENDING = "org.apache.cassandra.metrics:type=Compaction,name=PendingTasks";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private AtRest() {}

    /**
     * Writes what is in memory to files, and waits for the node to merge these as far as it wants to.
     *
     * @param pid of the node
     * @param keyspaces those that exist
     * @throws IllegalStateException when it doesn't come to rest in five minutes, or can't be asked
     */
    @SuppressWarnings("BanJNDI") // it reads objects of a process that this one started, on this machine
    static void bring(long pid, List<String> keyspaces) {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)))) {
            MBeanServerConnection node = connector.getMBeanServerConnection();
            for (String keyspace : keyspaces) {
                node.invoke(
                        new ObjectName(STORAGE),
                        "forceKeyspaceFlush",
                        new Object[] {keyspace, new String[0]},
                        FLUSH_TAKES);
            }
            if (!Wait.until(PATIENCE, () -> pending(node) == 0)) {
                throw new IllegalStateException(pending(node) + " compactions are left after " + PATIENCE);
            }
        } catch (IOException | JMException e) {
            throw new IllegalStateException("node " + pid + " can't be brought to rest", e);
        }
    }

    private static String address(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " can't be attached to", e);
        }
    }

    private static int pending(MBeanServerConnection node) {
        try {
            return ((Number) node.getAttribute(new ObjectName(PENDING), "Value")).intValue();
        } catch (IOException | JMException e) {
            throw new IllegalStateException("the node doesn't tell of its compactions", e);
        }
    }
}
