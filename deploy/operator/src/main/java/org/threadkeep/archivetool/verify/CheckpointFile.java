package org.threadkeep.archivetool.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps a checkpoint in a file, which is replaced as a whole. */
final class CheckpointFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    CheckpointFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Where to go on; empty when there is no file, or it is of a verification that finished.
     *
     * @throws IllegalArgumentException when it is another sort of file, which is then left alone
     */
    Optional<Checkpoint> unfinished() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(file.toFile(), Checkpoint.class))
                    .filter(checkpoint -> !checkpoint.finished());
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " is not a checkpoint of a verification", e);
        }
    }

    void save(Checkpoint checkpoint) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            MAPPER.writeValue(next.toFile(), checkpoint);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the checkpoint " + file, e);
        }
    }
}
