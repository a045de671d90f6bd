package org.threadkeep.archivetool.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.threadkeep.archive.verify.Fault;

/** A report in a file. A verification that goes on, goes on where its checkpoint knows the report. */
public final class ReportFile implements VerifyReport, AutoCloseable {
    private final FileChannel file;
    private final JsonLines lines = new JsonLines(this::write);

    private ReportFile(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens it, and forgets what is in it after so many bytes.
     *
     * @throws UncheckedIOException when that can't be done
     */
    public static ReportFile open(Path path, long keep) {
        try {
            FileChannel file = FileChannel.open(path, CREATE, WRITE);
            file.truncate(keep).position(file.size());
            return new ReportFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the report " + path, e);
        }
    }

    @Override
    public void fault(Fault fault) {
        lines.fault(fault);
    }

    @Override
    public void warning(String warning) {
        lines.warning(warning);
    }

    @Override
    public void summary(Checkpoint end) {
        lines.summary(end);
    }

    @Override
    public long kept() {
        try {
            file.force(false);
            return file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
