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
}
