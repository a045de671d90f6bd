package org.threadkeep.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.events.Capture;
import org.threadkeep.events.TurnData;

/** Where the values of an event stand: in its headers, in its data, in what is derived from them. */
final class EventPlaces {
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);
    private static final List<BigDecimal> UNITS = List.of(BILLION, BigDecimal.valueOf(1000), BigDecimal.ONE);

    private final Map<String, List<Leaf>> byValue = new HashMap<>();
    private final List<Leaf> headers = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    void add(FrameRecord event) {
        event.headers().forEach((name, value) -> {
            Leaf header = new Leaf("header " + name, Leaf.plain(new String(value, UTF_8)), List.of());
            headers.add(header);
            add(header);
        });
        add(new Leaf("record key", new String(event.key(), UTF_8), List.of()));
        TurnData data = TurnData.parse(event.value());
        ObjectNode rest = data.root().deepCopy();
        data.capture().ifPresent(this::add);
        rest.remove("capture");
        Leaf.of("", rest).forEach(this::add);
    }

    private void add(Capture capture) {
        capture.losses().forEach(loss -> losses.add(loss.field()));
        add("capture.request", capture.request());
        add("capture.response", capture.response());
        add("capture.logged", capture.logged());
    }

    private void add(String side, Optional<byte[]> body) {
        body.ifPresent(
                bytes -> Leaf.of(side, new com.fasterxml.jackson.databind.node.TextNode(new String(bytes, UTF_8)))
                        .forEach(this::add));
    }

    private void add(Leaf leaf) {
        byValue.computeIfAbsent(leaf.value(), value -> new ArrayList<>()).add(leaf);
        leaf.inside().forEach(this::add);
    }

    /** Where a value is; empty when it is nowhere and no loss tells of it. */
    Optional<String> of(Leaf sought) {
        return Stream.concat(Stream.of(sought.value()), times(sought.value()))
                .flatMap(value -> byValue.getOrDefault(value, List.of()).stream())
                .max(Comparator.comparing(sought::likeness))
                .map(Leaf::path)
                .or(() -> within(sought))
                .or(() -> headerWith(sought))
                .or(() -> loss(sought))
                .or(() -> sought.value().isEmpty() ? Optional.of("left out: it is empty") : Optional.empty());
    }

    /** The value was JSON in a text and is JSON now, or the other way round. */
    private Optional<String> within(Leaf sought) {
        boolean all = !sought.inside().isEmpty() && sought.inside().stream().allMatch(leaf -> of(leaf).isPresent());
        return all ? of(sought.inside().get(0)) : Optional.empty();
    }

    private Optional<String> headerWith(Leaf sought) {
        return headers.stream()
                .filter(header -> sought.value().length() > 1 && header.value().contains(sought.value()))
                .map(header -> header.path() + " (a part)")
                .findFirst();
    }

    private Optional<String> loss(Leaf sought) {
        return losses.stream()
                .filter(field -> field.endsWith(sought.name()) || sought.path().endsWith(field))
                .map(field -> "loss report: " + field)
                .findFirst();
    }

    /** What a number could mean as a time. */
    private static Stream<String> times(String value) {
        return UNITS.stream().flatMap(unit -> time(value, unit).stream());
    }

    private static Optional<String> time(String value, BigDecimal perSecond) {
        try {
            BigDecimal[] parts =
                    new BigDecimal(value).multiply(BILLION).divide(perSecond).divideAndRemainder(BILLION);
            return Optional.of(Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValue())
                    .toString());
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
