package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells which of the driver's errors prove that a statement did nothing. Whatever isn't listed here proves nothing. */
final class DriverFailures {
    private DriverFailures() {}

    /** Whether no node can have begun to write, in any of the attempts that the driver made. */
    static boolean proveThatNothingWasWritten(Throwable error) {
        if (error instanceof AllNodesFailedException all) {
            return all.getAllErrors().values().stream()
                    .flatMap(Collection::stream)
                    .allMatch(DriverFailures::provesThatNothingWasWritten);
        }
        return provesThatNothingWasWritten(error)
                && earlierAttempts(error).stream().allMatch(DriverFailures::provesThatNothingWasWritten);
    }

    private static boolean provesThatNothingWasWritten(Throwable error) {
        return error instanceof NodeUnavailableException
                || error instanceof ConnectionInitException
                || error instanceof BusyConnectionException
                || error instanceof RequestThrottlingException
                || error instanceof BootstrappingException
                || error instanceof QueryValidationException
                || (error instanceof UnavailableException unavailable && isBeforeProposal(unavailable));
    }

    /** Paxos asks for enough live replicas once before it begins, and once more, at the other level, to commit. */
    private static boolean isBeforeProposal(UnavailableException unavailable) {
        return unavailable.getConsistencyLevel().isSerial();
    }

    private static List<Throwable> earlierAttempts(Throwable error) {
        return error instanceof DriverException driver && driver.getExecutionInfo() != null
                ? driver.getExecutionInfo().getErrors().stream()
                        .map(Map.Entry::getValue)
                        .toList()
                : List.of();
    }
}
