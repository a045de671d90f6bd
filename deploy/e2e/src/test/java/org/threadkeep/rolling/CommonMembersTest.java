package org.threadkeep.rolling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threadkeep.client.Json;

class CommonMembersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1}           | {'a':1,'later':2}     | true",
                "{'a':1,'gone':2}  | {'a':1}               | true",
                "{'a':1}           | {'a':2}               | false",
                "{'a':{'b':[1,2]}} | {'a':{'b':[1,2]}}     | true",
                "{'a':{'b':[1,2]}} | {'a':{'b':[2,1]}}     | false",
                "[{'a':1}]         | [{'a':1},{'a':1}]     | false",
                "[{'a':1}]         | [{'a':1,'later':[]}]  | true",
            },
            quoteCharacter = '`')
    void what_both_say_has_to_be_the_same(String one, String other, boolean same) {
        assertThat(CommonMembers.areEqual(
                        Json.tree(one.replace('\'', '"').getBytes(UTF_8)),
                        Json.tree(other.replace('\'', '"').getBytes(UTF_8))))
                .isEqualTo(same);
    }
}
