package org.threadkeep.bench.ingest;

import org.threadkeep.bench.contender.PostTurns;
import org.threadkeep.bench.system.BenchSystem;
import org.threadkeep.bench.system.CpuSeconds;
import org.threadkeep.bench.system.JvmOptions;
import org.threadkeep.bench.system.ServiceOf;

/**
 * Who takes bodies over HTTP, and answers when Kafka has them.
 *
 * @param name what people call it
 * @param service not started before {@link #open()}
 * @param accepted what its answer begins with when it took a body; {@code %d} stands for the number of turns in it
 */
record Door(String name, ServiceOf service, String accepted) implements AutoCloseable {
    /** The service. */
    static Door ingest(BenchSystem system, JvmOptions jvm) {
        return new Door("ingest", ServiceOf.ingest(system, jvm), PostTurns.COUNTED);
    }

    /** Forwards bytes to a topic. It opens no body, and so counts no turns. */
    static Door bare(BenchSystem system, JvmOptions jvm, String topic) {
        return new Door("bare endpoint", ServiceOf.forwarder(system, jvm, topic), "forwarded");
    }

    /** Starts it, and waits until it is ready. */
    void open() {
        service.process().start();
    }

    /** That its process has used so far. */
    double cpuSeconds() {
        return CpuSeconds.of(BenchSystem.pid(service.process()));
    }

    /** Ends it, also when it never was ready. */
    @Override
    public void close() {
        service.process().stop();
    }
}
