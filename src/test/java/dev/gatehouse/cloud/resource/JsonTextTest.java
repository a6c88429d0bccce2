package dev.gatehouse.cloud.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.cloud.api.Metric;
import dev.gatehouse.cloud.delivery.DeliveryTrust;
import dev.gatehouse.cloud.function.FunctionPolicy;
import dev.gatehouse.cloud.monitoring.AlarmDefinition;
import dev.gatehouse.cloud.monitoring.AlarmTopic;
import dev.gatehouse.cloud.monitoring.DashboardBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @Test
    void canBeParsed() {
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
    void isTheSameInEveryRun() {
        assertThat(JsonText.of(Map.of("b", "2", "a", List.of(), "c", Map.of())))
                .isEqualTo("{\"a\":[],\"b\":\"2\",\"c\":{}}");
    }

    /** Characters that JSON must escape: control characters, quotes and backslashes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "\"},{\"Effect\":\"Allow\",\"Action\":\"*",
                "a\nb",
                "a\rb",
                "a\tb",
                "\u0000",
                "\u001f",
                "\u2028",
                "\u00fc\ud83d\ude00",
                "%s",
                "{stack}",
                "<a href='x'>&amp;=",
                ""
            })
    void escapesEveryText(String text) {
        assertThat(JsonParser.parseString(JsonText.of(Map.of(text, List.of(text)))))
                .isEqualTo(new Gson().toJsonTree(Map.of(text, List.of(text))));
        assertThat(strings(FunctionPolicy.json(
                        text, true, Optional.of(new FunctionPolicy.Table(text, Optional.of(text))))))
                .contains(text + ":*", text);
        assertThat(strings(AlarmTopic.policy(text, List.of(text, text)))).contains(text);
        assertThat(strings(JsonText.text(DeliveryTrust.githubPreviews(text, text, text))))
                .contains(text, "repo:" + text + ":pull_request");
        Metric metric = new Metric(text, text, Map.of(), text);
        assertThat(strings(DashboardBody.json(
                        text, List.of(new AlarmDefinition(text, text, metric, 1)), List.of(Map.of(text, text)))))
                .contains(text + ": " + text, text);
    }

    /** With HTML escaping, Gson would write {@code <} as six characters, and policies have a maximum length. */
    @Test
    void doesNotEscapeHtml() {
        assertThat(JsonText.of(List.of("<&='>"))).isEqualTo("[\"<&='>\"]");
        assertThat(JsonText.text(JsonText.object("b", 1, "a", true, "c", List.of("'"))))
                .isEqualTo("{\"b\":1,\"a\":true,\"c\":[\"'\"]}");
    }

    /** All strings in the JSON, which must have the expected statements. */
    private static List<String> strings(String json) {
        List<String> all = new ArrayList<>();
        JsonElement root = JsonParser.parseString(json);
        if (root.getAsJsonObject().has("Statement")) {
            root.getAsJsonObject()
                    .getAsJsonArray("Statement")
                    .forEach(each ->
                            assertThat(each.getAsJsonObject().get("Action")).isNotEqualTo(new JsonPrimitive("*")));
        }
        collect(root, all);
        return all;
    }

    private static void collect(JsonElement element, List<String> all) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(each -> collect(each.getValue(), all));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> collect(each, all));
        } else if (element.getAsJsonPrimitive().isString()) {
            all.add(element.getAsString());
        }
    }

    /** No character ends a string or a line. */
    @Test
    void escapesEveryCharacter() {
        for (int c = 0; c <= 0xFFFF; c++) {
            String text = "a" + (char) c + "b";
            assertThat(JsonParser.parseString(JsonText.of(text)).getAsString()).isEqualTo(text);
            assertThat(JsonText.of(text).chars()).noneMatch(each -> each < 0x20);
        }
    }
}
