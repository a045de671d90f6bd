package org.threadkeep.bench.contender;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.threadkeep.bench.ingest.Bodies;
import org.threadkeep.bench.ingest.OpenLoop;
import org.threadkeep.bench.result.Latencies;

/** Posts turns: as fast as they are acknowledged, or when each body is due, and then tells how long that took. */
public final class PostTurns {
    /** What the service's answer begins with when all turns of a body are acknowledged, for {@link #main}. */
    public static final String COUNTED = "{\"accepted\":%d,";

    private static final int CONNECTIONS = 32;
    private static final long LONGEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final int port;
    private final Bodies bodies;
    private final long turns;
    private final double bodiesPerSecond;
    private final String accepted;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Latencies latencies = new Latencies("requests");

    private PostTurns(int port, Bodies bodies, long turns, double bodiesPerSecond, String accepted) {
        this.port = port;
        this.bodies = bodies;
        this.turns = turns;
        this.bodiesPerSecond = bodiesPerSecond;
        this.accepted = accepted;
    }

    /**
     * Takes the service's port, the file of bodies, the number of turns, how many bodies are due in a second, 0 for as many
     * as are taken, and what an answer begins with when its body was taken, where {@code %d} stands for the number of turns in it.
     * Prints how many turns are acknowledged, and where bodies were due, the latencies in a last line.
     */
    public static void main(String[] args) throws InterruptedException {
        Bodies bodies = Bodies.open(Path.of(args[1]));
        new PostTurns(Integer.parseInt(args[0]), bodies, Long.parseLong(args[2]), Double.parseDouble(args[3]), args[4])
                .run();
    }

    private void run() throws InterruptedException {
        boolean due = bodiesPerSecond > 0;
        OpenLoop schedule = new OpenLoop(System.nanoTime(), due ? bodiesPerSecond : Double.MAX_VALUE);
        Thread[] senders = new Thread[CONNECTIONS];
        for (int i = 0; i < senders.length; i++) {
            senders[i] = new Thread(() -> send(schedule), "send-" + i);
            senders[i].start();
        }
        for (Thread sender : senders) {
            sender.join();
        }
        if (due) {
            System.out.println("latency of " + latencies.text());
        }
        Idle.untilEnded();
    }

    private void send(OpenLoop schedule) {
        try (Connection connection = new Connection(port)) {
            while (acknowledged.get() < turns) {
                long request = sent.getAndIncrement();
                Bodies.Body body = bodies.get(request);
                if (!isDueBeforeTheEnd(schedule.dueNanos(request))) {
                    return;
                }
                requireAccepted(body, connection.post("/v1/turns", "application/cloudevents-batch+json", body.json()));
                latencies.add(schedule.dueNanos(request), System.nanoTime());
                told(acknowledged.addAndGet(body.turns()));
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(); // a run with a failed request measures nothing
            Runtime.getRuntime().halt(1);
        }
    }

    /** Waits until then, unless all turns are acknowledged before: at a low rate, the last senders' turns would be long after. */
    private boolean isDueBeforeTheEnd(long dueNanos) {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            if (acknowledged.get() >= turns) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, LONGEST_SLEEP_NANOS));
        }
        return true;
    }

    private void requireAccepted(Bodies.Body body, String answer) throws IOException {
        if (!isAccepted(accepted, body.turns(), answer)) {
            throw new IOException("not all of " + body.turns() + " turns were accepted");
        }
    }

    /** Whether an answer begins as it must for so many turns. */
    static boolean isAccepted(String beginning, int turns, String answer) {
        return answer.startsWith(String.format(Locale.ROOT, beginning, turns));
    }

    private synchronized void told(long count) {
        System.out.println(Math.max(count, acknowledged.get()));
    }
}
