package org.threadkeep.catalog.registry;

import java.util.List;

/**
 * The weights of a model version.
 *
 * @param files by name; never empty, never changed once registered
 * @param replicas where they can be had
 * @param aliases other names of the same files: an OCI manifest digest, {@code pkg:huggingface/…@commit}, a signing root
 */
public record Weights(List<WeightFile> files, List<Replica> replicas, List<String> aliases) {
    /** Sorts the files by name, as UTF-16 code units like RFC 8785 does, and copies the lists. */
    public Weights {
        files = files.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        replicas = List.copyOf(replicas);
        aliases = List.copyOf(aliases);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files is empty");
        }
    }

    /** The name of these weights: {@code sha256:} and the digest of their file list. */
    public String rootDigest() {
        return CanonicalJson.digest(files.stream()
                .map(file -> CanonicalJson.NODES
                        .objectNode()
                        .put("name", file.name())
                        .put("size", file.size())
                        .put("sha256", file.sha256()))
                .collect(
                        CanonicalJson.NODES::arrayNode,
                        (array, file) -> array.add(file),
                        (one, other) -> one.addAll(other)));
    }

    /** Bytes of all files. */
    public long sizeBytes() {
        return files.stream().mapToLong(WeightFile::size).sum();
    }

    /** Whether somebody has seen a replica to be whole. */
    public boolean hasVerifiedReplica() {
        return replicas.stream().anyMatch(replica -> replica.verifiedAt().isPresent());
    }
}
