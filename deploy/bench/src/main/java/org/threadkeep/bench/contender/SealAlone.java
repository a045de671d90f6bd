package org.threadkeep.bench.contender;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.threadkeep.archive.frame.ZstdFrames;

/**
 * A limit: zstd and AES-GCM alone, on what the values that a pack has of each thread don't begin or end with as the thread's values of
 * the pack before did. All turns are in memory, and every core has a partition to seal.
 */
public final class SealAlone {
    private static final int PACK_BYTES = 8 << 20;

    private record Turn(String before, String after, byte[] value) {}

    private final AtomicLong done = new AtomicLong();

    private SealAlone() {}

    /** Takes the brokers and the number of turns; prints how many it has sealed. */
    public static void main(String[] args) {
        SealAlone sealing = new SealAlone();
        Map<TopicPartition, List<Turn>> partitions = read(args[0], Long.parseLong(args[1]));
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        partitions.values().forEach(turns -> cores.execute(() -> sealing.seal(turns)));
        Idle.untilEnded();
    }

    private static Map<TopicPartition, List<Turn>> read(String bootstrapServers, long turns) {
        Map<TopicPartition, List<Turn>> read = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = TurnReader.fromBeginning(bootstrapServers)) {
            for (long count = 0; count < turns; ) {
                for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
                    read.computeIfAbsent(new TopicPartition(one.topic(), one.partition()), any -> new ArrayList<>())
                            .add(new Turn(
                                    header(one, "ce_contextbefore"), header(one, "ce_contextafter"), one.value()));
                    count++;
                }
            }
        }
        return read;
    }

    private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
        return one.headers().lastHeader(name) == null
                ? ""
                : new String(one.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private void seal(List<Turn> turns) {
        try (ZstdFrames zstd = new ZstdFrames()) {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            Map<String, byte[]> before = new HashMap<>();
            List<Turn> pack = new ArrayList<>();
            long bytes = 0;
            for (Turn turn : turns) {
                pack.add(turn);
                bytes += turn.value().length;
                if (bytes >= PACK_BYTES) {
                    seal(pack, before, zstd, cipher, key);
                    pack.clear();
                    bytes = 0;
                }
            }
            seal(pack, before, zstd, cipher, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void seal(List<Turn> pack, Map<String, byte[]> before, ZstdFrames zstd, Cipher cipher, byte[] key)
            throws GeneralSecurityException {
        for (Group group : Group.of(pack)) {
            byte[] plain = group.plain.toByteArray();
            byte[] base = before.remove(group.begin);
            byte[] compressed = zstd.compress(base == null ? plain : fresh(base, plain));
            byte[] nonce = new byte[12];
            java.nio.ByteBuffer.wrap(nonce).putLong(System.nanoTime());
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.doFinal(compressed);
            before.put(group.end, plain);
        }
        synchronized (this) {
            System.out.println(done.addAndGet(pack.size()));
        }
    }

    private static byte[] fresh(byte[] before, byte[] now) {
        int differs = Arrays.mismatch(before, now);
        int begin = differs < 0 ? now.length : differs;
        int most = Math.min(before.length, now.length) - begin;
        int end = 0;
        while (end < most && before[before.length - 1 - end] == now[now.length - 1 - end]) {
            end++;
        }
        return Arrays.copyOfRange(now, begin, now.length - end);
    }

    /** What a pack has of a thread. */
    private static final class Group {
        private final String begin;
        private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        private String end = "";

        private Group(String begin) {
            this.begin = begin;
        }

        static Iterable<Group> of(List<Turn> pack) {
            Map<String, Group> byEnd = new HashMap<>();
            Map<Group, Boolean> groups = new LinkedHashMap<>();
            for (Turn turn : pack) {
                Group group = byEnd.remove(turn.before());
                if (group == null) {
                    group = new Group(turn.before());
                    groups.put(group, true);
                }
                group.plain.writeBytes(turn.value());
                group.end = turn.after();
                byEnd.put(group.end, group);
            }
            return groups.keySet();
        }
    }
}
