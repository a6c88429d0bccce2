package dev.gatehouse.function.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private final StrictJson json = new StrictJson(3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "\"\"",
                "null",
                "true",
                "-1.5e3",
                "{\"a\":{\"b\":[1,\"x\",null,false]}}",
                " {\"a\":1} \n",
                "{\"a\":1,\"A\":2,\"\":3}",
                "[{\"a\":1},{\"a\":2}]",
                "\"\\u00dc\""
            })
    void readsJsonAsGsonDoes(String text) throws Exception {
        assertThat(json.read(text)).isEqualTo(com.google.gson.JsonParser.parseString(text));
    }

    @Test
    void keepsTheSpellingOfNumbers() throws Exception {
        assertThat(json.read("[12345678901234567890,1.0]")).hasToString("[12345678901234567890,1.0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "[,1]",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{\"a\"=1}",
                "// x\n{}",
                "/* x */{}",
                "# x\n{}",
                "NaN",
                "Infinity",
                "01",
                "+1",
                "TRUE",
                "\"a\nb\"",
                "\"\\x\"",
                "nothing",
                ")]}'\n{}"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> json.read(text))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("must be JSON (RFC 8259)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "1 2", "[] x", "{}]"})
    void refusesTextAfterTheValue(String text) {
        assertThatThrownBy(() -> json.read(text)).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "[{\"a\":{\"b\":1,\"b\":2}}]", "{\"a\":1,\"\\u0061\":2}"})
    void refusesANameThatIsTwiceInAnObject(String text) {
        assertThatThrownBy(() -> json.read(text))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("must not have the same name twice in an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[[[]]]]", "{\"a\":[{\"b\":{}}]}"})
    void refusesMoreThanTheAllowedDepth(String text) {
        assertThatThrownBy(() -> json.read(text))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("must have at most 3 objects and arrays inside each other");
    }

    @Test
    void acceptsTheAllowedDepth() throws Exception {
        assertThat(json.read("[[[1],2],3]")).hasToString("[[[1],2],3]");
    }

    /** A recursive parser without a bound would end with a StackOverflowError. */
    @Test
    void refusesAHundredThousandOpenBrackets() {
        assertThatThrownBy(() -> json.read("[".repeat(100_000))).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void refusesWithoutAStackTrace() {
        assertThatThrownBy(() -> json.read("{"))
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
    }
}
