package org.threadkeep.catalog.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadkeep.archive.FrameRecord;
import org.threadkeep.events.Attribute;
import org.threadkeep.events.TurnRecordCodec;

/** What was said in a turn, or that it was erased. */
@Schema(oneOf = {ContentAnswer.Present.class, ContentAnswer.Erased.class})
public sealed interface ContentAnswer {
    /** {@code present} or {@code erased}. */
    @JsonProperty
    String state();

    /** Bytes that count for the size of a page. */
    int length();

    /** The turn's event as it was frozen. */
    @Schema(name = "PresentContent")
    @JsonPropertyOrder({"state", "attributes", "data", "derived"})
    record Present(
            @Schema(description = "CloudEvents attributes, by name.") SortedMap<String, String> attributes,
            @Schema(
                            description = "The event's data, byte for byte as its source wrote it.",
                            implementation = Object.class)
                    RawJson data,
            @Schema(
                            description =
                                    "What was said, where the data hold captured bytes alone: derived from them by the "
                                            + "adapter that they name. Absent for data above 4 MiB.",
                            implementation = Object.class)
                    Optional<RawJson> derived)
            implements ContentAnswer {
        @Override
        @JsonProperty
        @Schema(enumeration = "present")
        public String state() {
            return "present";
        }

        @Override
        public int length() {
            return data.length() + derived.map(RawJson::length).orElse(0);
        }
    }

    /** The subject's key was destroyed. What stands around the content remains. */
    @Schema(name = "ErasedContent")
    record Erased() implements ContentAnswer {
        @Override
        @JsonProperty
        @Schema(enumeration = "erased")
        public String state() {
            return "erased";
        }

        @Override
        public int length() {
            return 0;
        }
    }

    /** The content of a record. Its attributes are shown as they stand: they were checked before they were frozen. */
    static ContentAnswer of(FrameRecord frozen) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, byte[]> header : frozen.headers().entrySet()) {
            if (header.getKey().startsWith(TurnRecordCodec.HEADER_PREFIX)) {
                String name = header.getKey().substring(TurnRecordCodec.HEADER_PREFIX.length());
                attributes.put(name, new String(header.getValue(), UTF_8));
            }
        }
        byte[] type = frozen.headers().get(TurnRecordCodec.CONTENT_TYPE);
        if (type != null) {
            attributes.put(Attribute.DATA_CONTENT_TYPE.attributeName(), new String(type, UTF_8));
        }
        return new Present(attributes, new RawJson(frozen.value()), DerivedContent.of(frozen.value()));
    }
}
