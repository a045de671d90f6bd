package org.threadkeep.archive.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.PackManifest;
import org.threadkeep.archive.frame.ZstdFrames;

/** Manifests as they are stored: JSON in one zstd frame. */
public final class ManifestCodec {
    /** Longest JSON, in bytes: what a reader must be ready to allocate. */
    static final int MAX_JSON_BYTES = 256 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /**
     * As it is stored.
     *
     * @throws IllegalArgumentException when the JSON would take more than 256 MiB: make packs smaller
     */
    public byte[] encode(PackManifest manifest) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator out = MAPPER.createGenerator(json)) {
            new ManifestWriter(out).write(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
        if (json.size() > MAX_JSON_BYTES) {
            throw new IllegalArgumentException("a manifest of " + json.size() + " bytes is too large");
        }
        try (ZstdFrames zstd = new ZstdFrames()) {
            return zstd.compress(json.toByteArray());
        }
    }

    /**
     * Reads what {@link #encode} gave; members that it doesn't know are ignored.
     *
     * @throws org.threadkeep.archive.UnknownVersionException when a newer library wrote it
     * @throws ArchiveFormatException when the bytes are no manifest, or one that contradicts itself
     */
    public PackManifest decode(byte[] stored) {
        try {
            JsonNode json = MAPPER.readTree(decompress(stored));
            return ManifestReader.manifest(json);
        } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new ArchiveFormatException("not a manifest: " + e.getMessage(), e);
        }
    }

    private static byte[] decompress(byte[] stored) {
        long length = stored.length == 0 ? 0 : Zstd.getFrameContentSize(stored);
        if (length <= 0 || length > MAX_JSON_BYTES) {
            throw new ArchiveFormatException(
                    "not a manifest: no zstd frame that names a size of 1 to " + MAX_JSON_BYTES);
        }
        try {
            byte[] json = Zstd.decompress(stored, (int) length);
            if (json.length != length) {
                throw new ArchiveFormatException("not a manifest: shorter than its zstd frame says");
            }
            return json;
        } catch (ZstdException e) {
            throw new ArchiveFormatException("not a manifest: not one whole zstd frame", e);
        }
    }
}
