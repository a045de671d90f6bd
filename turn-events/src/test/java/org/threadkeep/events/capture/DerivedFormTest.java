package org.threadkeep.events.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.events.CapturedExchanges;
import org.threadkeep.events.InvalidEventException;
import org.threadkeep.events.ReadExchange;
import org.threadkeep.events.TurnData;
import org.threadkeep.events.Turns;

class DerivedFormTest {
    private static final String BODY = "{'encoding':'utf-8','body':'{}'}";
    private static final CaptureFormat CHAT =
            CaptureFormats.newest("openai-chat").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'capture':{'format':'telegraph','adapter':1}}|data.capture.format: has no adapter here",
                "{'capture':{'format':'openai-chat','adapter':2}}|data.capture.adapter: unknown version 2 of 'openai-chat'",
                "{'capture':{'format':'openai-chat','adapter':'1'}}|data.capture.adapter: is not a whole number",
                "{'capture':{'format':'openai-chat','adapter':1,'status':'ok'}}|data.capture.status: is not a whole number",
                "{'input':{},'capture':{'format':'openai-chat','adapter':1}}|data.input: was sent though",
                "{'usage':{},'capture':{'format':'openai-chat','adapter':1}}|data.usage: was sent though",
                "{'capture':{'format':'openai-chat','adapter':1,'request':{'encoding':'utf-8','body':'[]'}}}|data.capture.request: is not a JSON object",
                "{'capture':{'format':'openai-chat','adapter':1,'request':{'encoding':'utf-8','body':'{\\\"messages\\\":7}'}}}|data.input.messages: is not an array",
                "{'capture':{'format':'openai-chat','adapter':1,'request':{'encoding':'utf-8','body':'{\\\"messages\\\":[{}]}'}}}|data.input.messages[0].role: is missing",
                "{'capture':{'format':'litellm','adapter':1}}|data.capture.logged: is missing"
            })
    void what_cannot_be_derived_is_refused_by_name(String data, String complaint) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Turns.data(data))
                .withMessageStartingWith(complaint);
    }

    @Test
    void losses_that_were_sent_and_those_that_were_found_are_told_together() {
        TurnData data = Turns.data("{'capture':{'format':'openai-chat','adapter':1,'request':" + BODY
                + ",'losses':[{'field':'x','reason':'y'}]}}");

        assertThat(Captures.losses(data)).startsWith("x").contains("request.seed", "response");
    }

    @Test
    void bodies_are_kept_byte_for_byte_whatever_stands_in_them() {
        // Given
        String request =
                "{ \"messages\":[{\"role\":\"user\",\"content\":\"\\ud800 \\u0000 \\/ \u00e9\u2028\"}],\t\"seed\":1e2,"
                        + "\"seed\" : 7,\"x\":-0.0}";

        // When
        ReadExchange.Readable read = Captures.read(
                "openai-chat", "{\"id\":\"a\",\"request\":" + request + ",\"response\":\"data: x\\n\\n\"}");

        // Then
        TurnData data = TurnData.parse(read.data());
        assertThat(data.capture().orElseThrow().request().orElseThrow()).isEqualTo(request.getBytes(UTF_8));
        assertThat(data.capture().orElseThrow().response().orElseThrow()).isEqualTo("data: x\n\n".getBytes(UTF_8));
        assertThat(data.root().at("/request/seed").intValue()).isEqualTo(7);
        assertThat(data.root().at("/input/messages/0/content").textValue()).startsWith("\ufffd \0 / \u00e9");
    }

    @Test
    void bytes_that_are_no_text_come_as_base64() {
        // Given
        byte[] broken = "{\"choices\":[{\"message\":{\"content\":\"caf?\"}}]}".getBytes(UTF_8);
        broken[new String(broken, UTF_8).indexOf('?')] = (byte) 0xE9;
        String base64 = Base64.getEncoder().encodeToString(broken);

        // When
        TurnData data = Captures.posted(
                "openai-chat", "{'request':{'messages':[]},'response':{'encoding':'base64','body':'" + base64 + "'}}");

        // Then
        assertThat(data.capture().orElseThrow().response().orElseThrow()).isEqualTo(broken);
        assertThat(data.outputMessages().get(0).path("content").textValue()).isEqualTo("caf\ufffd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]x|event: something follows the end of the array",
                "7|event: is not a JSON object",
                "{}|request: is missing, and so is the response",
                "{'request':7}|request: is neither JSON nor a text nor an encoded body",
                "{'request':{},'request':{}}|request: stands twice in one exchange",
                "{'request':{},'status':'200'}|status: is not a whole number from 1 to 999",
                "{'request':{},'turnid':'x'}|turnid: is derived and must not be sent",
                "{'request':{},'data':{}}|event.*: has a name that is not 1 to 64 lower-case letters and digits",
                "{'request':{},'id':[]}|id: has the wrong type: it is not a text",
                "{'request':'\\ud800'}|request: has a lone surrogate; bytes that are no text can be sent as {\"encoding\": \"base64\"}",
                "{'request':{'a':}|request.*: malformed JSON at byte 16"
            })
    void an_exchange_that_is_none_is_named_by_its_field(String body, String complaint) {
        List<ReadExchange> read = CapturedExchanges.readJson(Turns.quoted(body).getBytes(UTF_8), CHAT);

        assertThat(read.get(read.size() - 1))
                .isInstanceOfSatisfying(ReadExchange.Unreadable.class, unreadable -> assertThat(
                                unreadable.field() + ": " + unreadable.reason())
                        .isEqualTo(complaint));
    }

    @Test
    void a_body_of_nothing_but_brackets_is_not_made_a_tree_of() {
        String bomb = "[" + "{},".repeat(1_000_000) + "{}]";

        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Captures.posted("openai-chat", "{'request':{'messages':" + bomb + "}}"))
                .withMessageStartingWith("data.capture.request");
    }

    @Test
    void nesting_of_any_depth_is_refused_and_no_more() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        List<ReadExchange> read = CapturedExchanges.readJson(
                Turns.quoted("[{'request':{'messages':" + deep + "}},{'request':{'messages':[]}}]")
                        .getBytes(UTF_8),
                CHAT);

        assertThat(read.get(0)).isInstanceOf(ReadExchange.Unreadable.class);
        assertThat(read.get(1)).isInstanceOf(ReadExchange.Readable.class);
    }
}
