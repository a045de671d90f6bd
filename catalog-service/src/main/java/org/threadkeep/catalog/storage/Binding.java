package org.threadkeep.catalog.storage;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Values on their way into a statement. What is absent or empty stays unset, so that no write leaves a tombstone. */
final class Binding {
    private BoundStatementBuilder bound;

    Binding(BoundStatementBuilder bound) {
        this.bound = bound;
    }

    Binding text(String name, String value) {
        bound = bound.setString(name, value);
        return this;
    }

    Binding text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    Binding texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            bound = bound.setList(name, values, String.class);
        }
        return this;
    }

    Binding bigint(String name, long value) {
        bound = bound.setLong(name, value);
        return this;
    }

    Binding bigint(String name, OptionalLong value) {
        value.ifPresent(present -> bigint(name, present));
        return this;
    }

    Binding blob(String name, ByteBuffer value) {
        bound = bound.setByteBuffer(name, value);
        return this;
    }

    Binding integer(String name, int value) {
        bound = bound.setInt(name, value);
        return this;
    }

    Binding flag(String name, boolean value) {
        bound = bound.setBoolean(name, value);
        return this;
    }

    Binding uuid(String name, UUID value) {
        bound = bound.setUuid(name, value);
        return this;
    }

    Binding consistency(ConsistencyLevel level) {
        bound = bound.setConsistencyLevel(level);
        return this;
    }

    BoundStatement statement(int pageSize) {
        return bound.setPageSize(pageSize).build();
    }

    BoundStatement statement() {
        return bound.build();
    }
}
