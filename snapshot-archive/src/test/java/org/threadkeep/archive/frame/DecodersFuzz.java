package org.threadkeep.archive.frame;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.threadkeep.archive.ArchiveFormatException;
import org.threadkeep.archive.PackFrozenCodec;
import org.threadkeep.archive.Samples;
import org.threadkeep.archive.pack.ManifestCodec;

/**
 * What a coverage-guided fuzzer calls with bytes of its own; {@code snapshot-archive/fuzz} runs it. Each decoder gives what the bytes mean or
 * refuses by an {@link ArchiveFormatException}; anything else is a finding.
 */
public final class DecodersFuzz {
    private static final byte[] BASE = Samples.noise(20_000, 1);
    private static final int DECODERS = 7;

    private DecodersFuzz() {}

    /** The first byte chooses the decoder. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        try {
            decode(Math.floorMod(input[0], DECODERS), bytes);
        } catch (ArchiveFormatException refused) {
            // as it should be
        }
    }

    private static void decode(int decoder, byte[] bytes) {
        switch (decoder) {
            case 0 -> FrameHeader.parse(bytes, "a model");
            case 1 -> RecordsCodec.decode(bytes);
            case 2 -> Delta.decode(bytes, BASE);
            case 3 -> ZstdFrames.decompressWithStructure(bytes, 0, FrameReader.MAX_PLAIN_BYTES);
            case 4 -> Delta.decode(new ByteReader(bytes), Sources.of(Optional.empty(), List.of(BASE, BASE)));
            case 5 -> new ManifestCodec().decode(Zstd.compress(bytes, 1));
            default -> new PackFrozenCodec().decode(bytes);
        }
    }
}
