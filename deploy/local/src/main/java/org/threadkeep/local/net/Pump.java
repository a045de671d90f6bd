package org.threadkeep.local.net;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One direction of a connection: one thread reads messages and asks the gate, another passes them on when they are due. */
final class Pump {
    private record Due(byte[] message, long atNanos) {}

    private static final Due END = new Due(new byte[0], 0);

    private final Socket from;
    private final Socket to;
    private final Wire wire;
    private final Function<byte[], Optional<? extends Call>> understand;
    private final Gate gate;
    private final Runnable close;
    private Pump toClient = this;
    private final LinkedBlockingQueue<Due> due = new LinkedBlockingQueue<>();

    /** Bytes that may wait: one message of any size, or many small ones. */
    private final Semaphore room = new Semaphore(Wire.LARGEST);

    private long lastDue = System.nanoTime();

    Pump(
            Socket from,
            Socket to,
            Wire wire,
            Function<byte[], Optional<? extends Call>> understand,
            Gate gate,
            Runnable close) {
        this.from = from;
        this.to = to;
        this.wire = wire;
        this.understand = understand;
        this.gate = gate;
        this.close = close;
    }

    /** Of the two directions, the one in which refusals go. */
    Pump refusingBy(Pump responses) {
        toClient = responses;
        return this;
    }

    void start(String name) {
        Connection.daemon("proxy-" + name + "-in", () -> untilTheEnd(this::read));
        Connection.daemon("proxy-" + name + "-out", () -> untilTheEnd(this::write));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void untilTheEnd(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            close.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close.run();
        } catch (RuntimeException | Error e) { // of a gate or a parser: the test must see it, the client a cut
            close.run();
            throw e;
        }
    }

    private void read() throws IOException, InterruptedException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream(), 1 << 16))) {
            boolean swallowing = false;
            while (true) {
                byte[] message = wire.read(in);
                Gate.Verdict verdict = understand.apply(message).map(gate::at).orElseGet(Gate.Verdict.Pass::new);
                if (verdict instanceof Gate.Verdict.Cut) {
                    throw new IOException("cut by the gate");
                }
                swallowing |= verdict instanceof Gate.Verdict.Swallow;
                if (verdict instanceof Gate.Verdict.Refuse refuse) {
                    toClient.pass(wire.refusal(message, refuse.error()), 0);
                } else if (!swallowing) {
                    pass(
                            message,
                            verdict instanceof Gate.Verdict.Delay delay
                                    ? delay.by().toNanos()
                                    : 0);
                }
            }
        } finally {
            due.add(END);
        }
    }

    private synchronized void pass(byte[] message, long delayNanos) throws InterruptedException {
        room.acquire(Math.min(message.length, Wire.LARGEST));
        lastDue = Math.max(lastDue, System.nanoTime() + delayNanos);
        due.add(new Due(message, lastDue));
    }

    private void write() throws IOException, InterruptedException {
        try {
            for (Due next = due.take(); next != END; next = due.take()) {
                TimeUnit.NANOSECONDS.sleep(next.atNanos() - System.nanoTime());
                to.getOutputStream().write(next.message());
                room.release(Math.min(next.message().length, Wire.LARGEST));
            }
        } finally {
            room.release(Wire.LARGEST); // a reader that waits for room goes on, to find its socket closed
        }
    }
}
