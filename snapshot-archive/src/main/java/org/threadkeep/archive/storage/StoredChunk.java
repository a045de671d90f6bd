package org.threadkeep.archive.storage;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import java.nio.ByteBuffer;

/** A row of a table of chunks. */
record StoredChunk(int number, byte[] bytes) {
    static StoredChunk from(Row row) {
        ByteBuffer bytes = row.getByteBuffer("bytes");
        return new StoredChunk(row.getInt("chunk_no"), bytes == null ? new byte[0] : ByteUtils.getArray(bytes));
    }
}
