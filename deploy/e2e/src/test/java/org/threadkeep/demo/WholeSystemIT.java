package org.threadkeep.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threadkeep.client.CatalogClient;
import org.threadkeep.client.Http;
import org.threadkeep.client.IngestClient;
import org.threadkeep.client.Json;
import org.threadkeep.client.SentTurn;
import org.threadkeep.local.home.RepositoryRoot;
import org.threadkeep.local.process.Wait;
import org.threadkeep.local.stack.LocalStack;
import org.threadkeep.local.stack.StackOptions;
import org.threadkeep.local.stack.StackPorts;
import org.threadkeep.operations.Metrics;
import org.threadkeep.roundtrip.Calls;
import org.threadkeep.roundtrip.Nasties;
import org.threadkeep.roundtrip.Playback;
import org.threadkeep.roundtrip.PlaybackResult;

/** Kafka, Cassandra and the three services as processes: what goes in at the door comes out of a lookup. */
class WholeSystemIT {
    private static final String IMAGE = "iVBORw0KGgoAAAANSUhEUgAA".repeat(300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String[] NASTIES = {
        "plain",
        "null\u0000byte",
        "line\u2028separator",
        "bidi \u202Eright",
        "astral 🪶𝔘",
        "\uFFFD",
        "\"quoted\\\"",
        "",
    };
    private static final Pattern FAMILY = Pattern.compile("# TYPE (threadkeep_\\w+) \\w+");

    private static final Pattern EXEMPLAR = Pattern.compile(" # \\{[^}]*trace_id=\"([0-9a-f]{32})\"");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static StackOptions options;
    private static LocalStack stack;
    private static IngestClient ingest;
    private static CatalogClient catalog;
    private static Collector collector;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start_everything() throws IOException {
        collector = new Collector();
        options = StackOptions.forTest(RepositoryRoot.find())
                .withServiceProperty("threadkeep.tracing.endpoint", collector.endpoint());
        stack = LocalStack.at(options);
        stack.up();
        Http http = new Http();
        ingest = new IngestClient(http, stack.ingestUri());
        catalog = new CatalogClient(http, stack.catalogUri());
    }

    @AfterAll
    static void stop_everything() {
        stack.close();
        collector.close();
    }

    @Test
    void the_bundled_conversations_come_back_as_they_were_sent() {
        assertThat(new Samples(ingest, catalog, PATIENCE).run()).isTrue();
    }

    @Test
    void a_thread_is_linked_to_the_weights_of_every_model_that_ran_it_and_knows_its_branches() {
        // Given
        new Samples(ingest, catalog, PATIENCE).run();
        String thread = ingest.send(Samples.turns()).stream()
                .filter(receipt -> receipt.turn().id().equals("trip-planning-1"))
                .findFirst()
                .flatMap(IngestClient.Receipt::threadId)
                .orElseThrow();

        // When
        List<JsonNode> turns = new ArrayList<>();
        catalog.forEachTurn(thread, false, found -> turns.add(found.turn()));
        JsonNode weights = catalog.weights(thread);

        // Then
        assertThat(turns).hasSize(5);
        String second = turns.get(1).path("turn_id").asText();
        assertThat(turns.get(2).at("/parents/turn_ids/0").asText()).isEqualTo(second);
        assertThat(turns.get(4).at("/parents/turn_ids/0").asText()).isEqualTo(second);
        assertThat(weights.path("model_versions")).hasSize(2);
        assertThat(weights.findValuesAsText("root_digest"))
                .contains("sha256:252c3fe3fd6cef513cb4f3ffd50961d675992ee72aa7e2b9ec8706333f4f1eab")
                .doesNotHaveDuplicates();
        assertThat(weights.at("/fidelity/tier").asText()).isEqualTo("TEXT_FAITHFUL");
        assertThat(weights.at("/fidelity/missing_for_next")).isNotEmpty();
    }

    @Test
    void what_was_frozen_is_still_there_after_every_service_was_stopped_and_started() throws IOException {
        // Given
        Path file = conversations(20);
        boolean before = replay(file);

        // When
        stack.stopServices();
        stack.up();

        // Then: the same turns again are the same turns, once
        assertThat(before).isTrue();
        assertThat(replay(file)).isTrue();
    }

    @Test
    void every_service_shows_the_metrics_that_are_documented_and_no_others() {
        // Given: what has happened to a turn is counted, and a lookup is timed
        assertThat(new Samples(ingest, catalog, PATIENCE).run()).isTrue();

        // Then
        Set<String> onlyWhenItHappened = Set.of(
                "threadkeep_freeze_failed_attempts_total",
                "threadkeep_ingest_requests_refused_total",
                "threadkeep_ingest_otlp_records_total",
                "threadkeep_ingest_otlp_ignored_total");
        Map<String, StackPorts.ServicePorts> ports = Map.of(
                "ingest", options.ports().ingest(),
                "freezer", options.ports().freezer(),
                "catalog", options.ports().catalog());
        ports.forEach((service, port) -> {
            Set<String> documented = Metrics.documented(service);
            Set<String> shown = families(port.management(), documented);
            assertThat(documented).as(service).containsAll(shown);
            documented.removeAll(onlyWhenItHappened);
            assertThat(shown).as(service).containsAll(documented);
        });
    }

    /** Spellings, names that stand twice, half characters, bytes that are no text, streams, bodies that break off. */
    @Test
    void bodies_that_no_parser_would_write_again_come_back_byte_for_byte() throws IOException {
        PlaybackResult result = new Playback(ingest, catalog, PATIENCE).run("nasties", new Nasties("nasties"));

        assertThat(result.isExact()).as(result.text()).isTrue();
        assertThat(result.ledger().sent()).isEqualTo(Nasties.CALLS);
    }

    @Test
    void recorded_calls_and_trees_come_back_as_they_were_sent() {
        assertThat(replay(Path.of("src/test/resources/roundtrip/calls.jsonl"))).isTrue();
        assertThat(replay(Path.of("src/test/resources/roundtrip/trees.jsonl"))).isTrue();
    }

    @Test
    void a_traced_call_is_found_from_its_gateway_to_the_index_and_sent_again_in_another_trace_it_is_the_same_turn() {
        // Given
        String first = "4bf92f3577b34da6a3ce929d0e0e4736";
        String after = "6e0c63257de34c926f9efcd03927272e";

        // When
        String turnId = traced("traced-1", first);
        String again = traced("traced-1", "0af7651916cd43dd8448eb211c80319c");
        traced("traced-2", after);

        // Then
        await(() -> collector.find("record turns", first).isPresent());
        await(() -> collector.find("freeze pack", first).isPresent());
        Span pack = collector.find("freeze pack", first).orElseThrow();
        await(() ->
                collector.find("index pack", Collector.hex(pack.getTraceId())).isPresent());
        await(() -> collector.find("freeze pack", after).isPresent());
        assertThat(again).isEqualTo(turnId);
        assertThat(catalog.turn(turnId).orElseThrow().path("turns")).hasSize(1);
        assertThat(collector.spans().toString()).doesNotContain("Nobody traces what I say", "tracing-tenant");
        StackPorts ports = options.ports();
        for (StackPorts.ServicePorts port : List.of(ports.ingest(), ports.freezer(), ports.catalog())) {
            await(() -> tracesNamedByMeters(port.management()).stream().anyMatch(collector::hasTrace));
        }
    }

    /** Exemplars are only for scrapers that ask for OpenMetrics. */
    private static List<String> tracesNamedByMeters(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                .header("Accept", "application/openmetrics-text; version=1.0.0; charset=utf-8")
                .timeout(PATIENCE)
                .build();
        String text = HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenApply(HttpResponse::body)
                .join();
        return EXEMPLAR.matcher(text)
                .results()
                .map(exemplar -> exemplar.group(1))
                .toList();
    }

    private static String traced(String id, String traceId) {
        String event =
                """
                {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","id":"%s","source":"//gateway.example/eu-1",\
                "tenant":"tracing-tenant","modelversion":"heron-7b-20260301","conversationid":"traced",\
                "data":{"input":{"messages":[{"role":"user","content":"Nobody traces what I say"}]},\
                "output":{"messages":[{"role":"assistant","content":"I see."}]}}}"""
                        .formatted(id);
        HttpRequest request = HttpRequest.newBuilder(stack.ingestUri().resolve("/v1/turns"))
                .header("Content-Type", "application/cloudevents+json")
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(event))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(answer ->
                        Json.tree(answer.body()).at("/results/0/turn_id").asText())
                .join();
    }

    /**
     * Cassandra's commit log has every row that was ever written here, uncompressed; the tenant's name, which is in clear, shows that it
     * is searched. Kafka has what was said until its retention is over.
     */
    @Test
    void what_an_erased_person_said_is_in_no_file_no_log_and_no_export_and_what_others_said_is_untouched()
            throws IOException {
        // Given
        String alice = sent("alice");
        String bob = sent("bob");
        byte[] bobBefore = content(bob).orElseThrow();

        // When
        Tool erase = tool("admin", "erase", "--tenant", "erasing-tenant", "--subject", "alice", "--yes");
        await(() -> content(alice).isEmpty());
        Tool verify = tool("archive", "verify");
        Tool export = tool("archive", "export", "--to", folder.resolve("export").toString());

        // Then
        assertThat(erase.exitCode()).as(erase.said()).isZero();
        assertThat(verify.exitCode()).as(verify.said()).isZero();
        assertThat(export.exitCode()).as(export.said()).isZero();
        assertThat(content(bob)).hasValue(bobBefore);
        byte[] canary = canary("alice").getBytes(UTF_8);
        assertThat(RawFiles.holding("erasing-tenant".getBytes(UTF_8), cassandra()))
                .isNotEmpty();
        assertThat(RawFiles.holding(canary, options.dataDir()))
                .allMatch(file -> options.dataDir().relativize(file).startsWith("kafka-1"));
        assertThat(RawFiles.holding(IMAGE.getBytes(UTF_8), cassandra())).isEmpty();
        assertThat(RawFiles.holding(canary, folder)).isEmpty();
        assertThat(RawFiles.holding(canary("bob").getBytes(UTF_8), folder)).isNotEmpty();
        assertThat(erase.said() + verify.said() + export.said()).doesNotContain(canary("alice"), canary("bob"));
    }

    private static void await(BooleanSupplier condition) {
        if (!Wait.until(PATIENCE, condition)) {
            throw new IllegalStateException("not within " + PATIENCE);
        }
    }

    private static Path cassandra() {
        return options.dataDir().resolve("cassandra-1");
    }

    private static String canary(String subject) {
        return subject + "-said-this-to-nobody-else";
    }

    /** A turn of this person with an image that everybody sends, found; the thread that it is in. */
    private static String sent(String subject) {
        String event =
                """
                {"specversion":"1.0","type":"org.threadkeep.turn.recorded.v1","id":"%1$s-1","source":"//gateway.example/eu-1",\
                "tenant":"erasing-tenant","modelversion":"heron-7b-20260301","conversationid":"with-%1$s","datasubject":"%1$s",\
                "data":{"input":{"messages":[{"role":"user","content":"%2$s %3$s"}]},\
                "output":{"messages":[{"role":"assistant","content":"I see."}]}}}"""
                        .formatted(subject, canary(subject), IMAGE);
        SentTurn turn = new SentTurn(subject + "-1", event.getBytes(UTF_8), new byte[0]);
        String thread = ingest.send(List.of(turn)).get(0).threadId().orElseThrow();
        await(() -> content(thread).isPresent());
        return thread;
    }

    private static Optional<byte[]> content(String thread) {
        List<byte[]> all = new ArrayList<>();
        catalog.forEachTurn(thread, true, found -> found.data().ifPresent(all::add));
        return all.stream().findFirst();
    }

    private record Tool(int exitCode, String said) {}

    private static Tool tool(String name, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(options.repository().resolve("deploy").resolve(name).toString()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--contact-points",
                "127.0.0.1:" + options.ports().cassandra(),
                "--kek-file",
                options.dataDir().resolve("keys").resolve("kek.key").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Tool(process.onExit().join().exitValue(), said);
    }

    /** The longest of a timer is a family of its own, which belongs to the timer; OpenMetrics names counters without their ending. */
    private static Set<String> families(int port, Set<String> documented) {
        String text = new String(
                new Http()
                        .get(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                        .body(),
                UTF_8);
        Set<String> names = FAMILY.matcher(text)
                .results()
                .map(family -> family.group(1))
                .map(name -> documented.contains(name + "_total") ? name + "_total" : name)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeIf(name -> name.endsWith("_max") && names.contains(name.substring(0, name.length() - 4)));
        return names;
    }

    private static boolean replay(Path file) {
        try {
            return new Playback(ingest, catalog, PATIENCE)
                    .run(file.getFileName().toString(), Calls.of(file, "demo"))
                    .isExact();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path conversations(int count) throws IOException {
        Random random = new Random(count);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ObjectNode conversation = Json.MAPPER.createObjectNode();
            conversation
                    .put("conversation_id", count + "/" + i)
                    .put("model", "model-" + i % 3)
                    .put("trial", i % 2);
            ArrayNode messages = conversation.putArray("messages");
            for (int turn = 0; turn < 6; turn++) {
                messages.addObject().put("role", "user").put("content", NASTIES[random.nextInt(NASTIES.length)] + turn);
                messages.addObject().put("role", "assistant").put("content", NASTIES[(i + turn) % NASTIES.length]);
            }
            lines.append(conversation).append('\n');
        }
        return Files.write(
                folder.resolve("conversations-" + count + ".jsonl"),
                lines.toString().getBytes(UTF_8));
    }
}
