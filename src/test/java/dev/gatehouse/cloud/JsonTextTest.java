package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void isWhatAParserReads() {
        Map<String, Object> value = Map.of(
                "quote",
                "\"a\"",
                "backslash",
                "C:\\b",
                "lines",
                "a\nb\n",
                "list",
                List.of("x", "y"),
                "map",
                Map.of("k", "v"));
        assertThat(JsonParser.parseString(JsonText.of(value))).isEqualTo(new Gson().toJsonTree(value));
    }

    @Test
    void isTheSameAtEachRun() {
        assertThat(JsonText.of(Map.of("b", "2", "a", List.of(), "c", Map.of())))
                .isEqualTo("{\"a\":[],\"b\":\"2\",\"c\":{}}");
    }

    /** Every character of the basic plane, and what goes with it: no text ends its string or breaks its line. */
    @Test
    void everyCharacterIsWhatAParserReads() {
        for (int c = 0; c <= 0xFFFF; c++) {
            String text = "a" + (char) c + "b";
            assertThat(JsonParser.parseString(JsonText.of(text)).getAsString()).isEqualTo(text);
            assertThat(JsonText.of(text).chars()).noneMatch(each -> each < 0x20);
        }
    }
}
