package org.threadkeep.catalog.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A model's registration as JSON: what is put, what is stored, what is shown. */
public final class ModelDocument {
    private static final int MAX_FILES = 10_000;
    private static final int MAX_OTHERS = 64;
    private static final String DIGEST = "'sha256:' and 64 lower-case hex digits";

    private ModelDocument() {}

    /**
     * Reads a registration.
     *
     * @throws InvalidFieldsException naming every field that is wrong
     */
    public static RegisteredModel read(String modelVersion, JsonNode document) {
        DocumentReader in = DocumentReader.of(document)
                .allow(Set.of("provider", "weights", "tokenizer", "chat_template", "code", "lineage"));
        if (modelVersion.length() > 256 || !Texts.isPlain(modelVersion)) {
            in.fault("model_version", "is not a text of 1 to 256 characters");
        }
        Optional<String> provider = in.text("provider", 256, Texts::isAnything, "a text of 1 to 256 characters");
        Optional<DocumentReader> weights = in.object("weights");
        List<WeightFile> files = weights.map(ModelDocument::files).orElse(List.of());
        List<Replica> replicas = weights.map(ModelDocument::replicas).orElse(List.of());
        List<String> aliases =
                weights.map(w -> w.texts("aliases", MAX_OTHERS, 512)).orElse(List.of());
        Optional<String> tokenizer = digest(in, "tokenizer");
        Optional<String> chatTemplate = digest(in, "chat_template");
        Optional<String> code = digest(in, "code");
        List<Lineage> lineage = in.objects("lineage", MAX_OTHERS, ModelDocument::lineage);
        in.close();
        return new RegisteredModel(
                modelVersion,
                provider,
                weights.map(present -> new Weights(files, replicas, aliases)),
                tokenizer,
                chatTemplate,
                code,
                lineage);
    }

    private static List<WeightFile> files(DocumentReader weights) {
        weights.allow(Set.of("files", "replicas", "aliases"));
        Set<String> names = new HashSet<>();
        List<WeightFile> files = weights.objects("files", MAX_FILES, file -> file(file, names));
        if (files.isEmpty()) {
            weights.fault("files", "is missing or empty");
        }
        return files;
    }

    private static WeightFile file(DocumentReader file, Set<String> names) {
        file.allow(Set.of("name", "size", "sha256"));
        String name = file.requiredText("name", 1024, Texts::isAnything, "a text of 1 to 1024 characters");
        if (!name.isEmpty() && !names.add(name)) {
            file.fault("name", "stands twice");
        }
        long size = file.requiredSize("size");
        return new WeightFile(name, size, file.requiredText("sha256", 64, Texts::isSha256, "64 lower-case hex digits"));
    }

    private static List<Replica> replicas(DocumentReader weights) {
        return weights.objects("replicas", MAX_OTHERS, replica -> {
            replica.allow(Set.of("uri", "verified_at"));
            return new Replica(
                    replica.requiredText("uri", 2048, Texts::isAbsoluteUri, "an absolute URI"),
                    replica.text("verified_at", 64, Texts::isTimestamp, "an RFC 3339 time with an offset"));
        });
    }

    private static Lineage lineage(DocumentReader edge) {
        edge.allow(Set.of("relation", "parent"));
        String relation = edge.requiredText(
                "relation",
                16,
                word -> Lineage.Relation.ofWord(word).isPresent(),
                "fine_tune, adapter, merge, quantised, copy or repack");
        return new Lineage(
                Lineage.Relation.ofWord(relation).orElse(Lineage.Relation.COPY),
                edge.requiredText("parent", 128, Texts::isDigest, DIGEST));
    }

    private static Optional<String> digest(DocumentReader in, String name) {
        return in.text(name, 128, Texts::isDigest, DIGEST);
    }

    /** Writes a registration as {@link #read} reads it. */
    public static ObjectNode write(RegisteredModel model) {
        ObjectNode document = CanonicalJson.NODES.objectNode();
        model.provider().ifPresent(provider -> document.put("provider", provider));
        model.weights().ifPresent(weights -> document.set("weights", write(weights)));
        model.tokenizer().ifPresent(digest -> document.put("tokenizer", digest));
        model.chatTemplate().ifPresent(digest -> document.put("chat_template", digest));
        model.code().ifPresent(digest -> document.put("code", digest));
        ArrayNode lineage = document.putArray("lineage");
        model.lineage().forEach(edge -> lineage.addObject()
                .put("relation", edge.relation().word())
                .put("parent", edge.parent()));
        return document;
    }

    private static ObjectNode write(Weights weights) {
        ObjectNode document = CanonicalJson.NODES.objectNode();
        ArrayNode files = document.putArray("files");
        weights.files().forEach(file -> files.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        ArrayNode replicas = document.putArray("replicas");
        weights.replicas().forEach(replica -> {
            ObjectNode node = replicas.addObject().put("uri", replica.uri());
            replica.verifiedAt().ifPresent(time -> node.put("verified_at", time));
        });
        ArrayNode aliases = document.putArray("aliases");
        weights.aliases().forEach(aliases::add);
        return document;
    }
}
