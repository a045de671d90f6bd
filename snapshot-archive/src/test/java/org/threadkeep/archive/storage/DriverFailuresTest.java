package org.threadkeep.archive.storage;

import static com.datastax.oss.driver.api.core.DefaultConsistencyLevel.LOCAL_QUORUM;
import static com.datastax.oss.driver.api.core.DefaultConsistencyLevel.LOCAL_SERIAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriverFailuresTest {
    private static final ConnectionInitException NOT_CONNECTED = new ConnectionInitException("refused", null);
    private static final ClosedConnectionException CLOSED = new ClosedConnectionException("closed");

    static Stream<Throwable> beforeAnythingWasWritten() {
        return Stream.of(
                new NoNodeAvailableException(),
                allNodesFailed(NOT_CONNECTED),
                allNodesFailed(new BusyConnectionException(1)),
                new RequestThrottlingException("full"),
                new BootstrappingException(null),
                new InvalidQueryException(null, "no such table"),
                new UnavailableException(null, LOCAL_SERIAL, 2, 1));
    }

    static Stream<Throwable> perhapsAfter() {
        return Stream.of(
                new WriteTimeoutException(null, LOCAL_SERIAL, 1, 2, DefaultWriteType.CAS),
                new WriteTimeoutException(null, LOCAL_QUORUM, 1, 2, DefaultWriteType.SIMPLE),
                new CASWriteUnknownException(null, LOCAL_SERIAL, 1, 2),
                new WriteFailureException(null, LOCAL_SERIAL, 1, 2, DefaultWriteType.CAS, 1, Map.of()),
                new ReadTimeoutException(null, LOCAL_SERIAL, 1, 2, false),
                new ReadFailureException(null, LOCAL_SERIAL, 1, 2, 1, false, Map.of()),
                new UnavailableException(null, LOCAL_QUORUM, 2, 1),
                new OverloadedException(null),
                new ServerError(null, "something"),
                new DriverTimeoutException("2 s"),
                CLOSED,
                new HeartbeatException(new InetSocketAddress(0), "timed out", null),
                allNodesFailed(CLOSED),
                new IllegalStateException("anything else"));
    }

    private static AllNodesFailedException allNodesFailed(Throwable error) {
        return AllNodesFailedException.fromErrors(List.of(Map.entry(node(), error)));
    }

    /** The driver wants one, but asks it nothing. */
    private static Node node() {
        return (Node) Proxy.newProxyInstance(
                DriverFailuresTest.class.getClassLoader(),
                new Class<?>[] {Node.class},
                (node, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> node == arguments[0];
                    default -> "a node";
                });
    }

    @ParameterizedTest
    @MethodSource("beforeAnythingWasWritten")
    void an_error_from_before_the_write_proves_that_nothing_was_written(Throwable error) {
        assertThat(DriverFailures.proveThatNothingWasWritten(error)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("perhapsAfter")
    void any_other_error_proves_nothing(Throwable error) {
        assertThat(DriverFailures.proveThatNothingWasWritten(error)).isFalse();
    }
}
