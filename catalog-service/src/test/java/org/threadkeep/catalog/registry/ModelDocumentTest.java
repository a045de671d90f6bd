package org.threadkeep.catalog.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.catalog.registry.InvalidFieldsException.Fault;

class ModelDocumentTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SHA = "a".repeat(64);

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text.replace('\'', '"').replace("SHA", SHA));
    }

    private static List<Fault> faults(JsonNode document) {
        return catchThrowableOfType(InvalidFieldsException.class, () -> ModelDocument.read("acme/m", document))
                .faults();
    }

    @Test
    void a_full_registration_comes_back_as_it_was_told() throws Exception {
        // Given
        JsonNode told = json(
                """
                {'provider':'acme','weights':{'files':[{'name':'a','size':0,'sha256':'SHA'},{'name':'b','size':9007199254740991,
                'sha256':'SHA'}],'replicas':[{'uri':'s3://x/y','verified_at':'2026-01-01T00:00:00+02:00'},{'uri':'file:/w'}],
                'aliases':['oci:sha256:1']},'tokenizer':'sha256:SHA','chat_template':'sha256:SHA','code':'sha256:SHA',
                'lineage':[{'relation':'fine_tune','parent':'sha256:SHA'},{'relation':'merge','parent':'sha256:SHA'}]}
                """);

        // When
        RegisteredModel model = ModelDocument.read("acme/m", told);

        // Then
        assertThat(ModelDocument.write(model).toString()).isEqualTo(told.toString());
        assertThat(ModelDocument.read("acme/m", ModelDocument.write(model))).isEqualTo(model);
    }

    @Test
    void nothing_but_the_name_has_to_be_told() throws Exception {
        // When
        RegisteredModel model = ModelDocument.read("gpt", json("{}"));

        // Then
        assertThat(model.weights()).isEmpty();
        assertThat(model.rootDigest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'wieghts':{}} | wieghts | is not known",
                "{'provider':7} | provider | is not a text of 1 to 256 characters",
                "{'provider':''} | provider | is not a text of 1 to 256 characters",
                "{'weights':[]} | weights | is not an object",
                "{'weights':{}} | weights.files | is missing or empty",
                "{'weights':{'files':[]}} | weights.files | is missing or empty",
                "{'weights':{'files':[{'size':1,'sha256':'SHA'}]}} | weights.files[0].name | is missing",
                "{'weights':{'files':[{'name':'a','sha256':'SHA'}]}} | weights.files[0].size | is missing",
                "{'weights':{'files':[{'name':'a','size':-1,'sha256':'SHA'}]}} | weights.files[0].size"
                        + " | is not a whole number from 0 to 9007199254740991",
                "{'weights':{'files':[{'name':'a','size':9007199254740992,'sha256':'SHA'}]}} | weights.files[0].size"
                        + " | is not a whole number from 0 to 9007199254740991",
                "{'weights':{'files':[{'name':'a','size':1.5,'sha256':'SHA'}]}} | weights.files[0].size"
                        + " | is not a whole number from 0 to 9007199254740991",
                "{'weights':{'files':[{'name':'a','size':1,'sha256':'x'}]}} | weights.files[0].sha256"
                        + " | is not 64 lower-case hex digits",
                "{'weights':{'files':[{'name':'a','size':1,'sha256':'SHA'},{'name':'a','size':1,'sha256':'SHA'}]}}"
                        + " | weights.files[1].name | stands twice",
                "{'weights':{'files':[7,{'name':'a','size':1,'sha256':'SHA'}]}} | weights.files[0] | is not an object",
                "{'tokenizer':'SHA'} | tokenizer | is not 'sha256:' and 64 lower-case hex digits",
                "{'lineage':[{'relation':'cousin','parent':'sha256:SHA'}]} | lineage[0].relation"
                        + " | is not fine_tune, adapter, merge, quantised, copy or repack",
                "{'lineage':[{'relation':'copy'}]} | lineage[0].parent | is missing"
            })
    void a_wrong_field_is_named(String document, String field, String reason) throws Exception {
        assertThat(faults(json(document))).containsExactly(new Fault(field, reason));
    }

    @Test
    void every_wrong_field_is_named_at_once() throws Exception {
        // Given
        JsonNode document = json(
                """
                {'weights':{'files':[{'name':'a','size':1,'sha256':'SHA'}],'replicas':[{'uri':'nowhere','verified_at':'today'}],
                'aliases':['']},'code':1}
                """);

        // Then
        assertThat(faults(document))
                .extracting(Fault::field)
                .containsExactly(
                        "weights.replicas[0].uri", "weights.replicas[0].verified_at", "weights.aliases[0]", "code");
    }

    @Test
    void more_files_than_are_allowed_are_refused() {
        // Given
        ObjectNode document = MAPPER.createObjectNode();
        ArrayNode files = document.putObject("weights").putArray("files");
        for (int i = 0; i <= 10_000; i++) {
            files.addObject().put("name", "f" + i).put("size", i).put("sha256", SHA);
        }

        // Then
        assertThat(faults(document)).contains(new Fault("weights.files", "has 10001 elements, 10000 are allowed"));
    }

    @Test
    void what_is_no_object_is_refused() throws Exception {
        assertThat(faults(json("[]"))).containsExactly(new Fault("body", "is not a JSON object"));
    }

    @Test
    void what_never_changes_is_told_apart_from_what_may() throws Exception {
        // Given
        RegisteredModel bare = ModelDocument.read("m", json("{}"));
        RegisteredModel known = ModelDocument.read(
                "m", json("{'weights':{'files':[{'name':'a','size':1,'sha256':'SHA'}]},'tokenizer':'sha256:SHA'}"));
        RegisteredModel moved = ModelDocument.read(
                "m",
                json("{'weights':{'files':[{'name':'a','size':1,'sha256':'SHA'}],'replicas':[{'uri':'s3://b'}]},"
                        + "'tokenizer':'sha256:SHA','code':'sha256:SHA'}"));
        RegisteredModel other = ModelDocument.read(
                "m", json("{'weights':{'files':[{'name':'a','size':2,'sha256':'SHA'}]},'tokenizer':'sha256:SHA'}"));

        // Then
        assertThat(bare.rePointedBy(known)).isEmpty();
        assertThat(known.rePointedBy(moved)).isEmpty();
        assertThat(known.rePointedBy(other)).contains("weights.files");
        assertThat(known.rePointedBy(bare)).contains("weights.files");
        assertThat(moved.rePointedBy(known)).contains("code");
    }
}
