package dev.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;

class YamlTextTest {
    /** Each style that YAML has for a text, in a block and in a flow collection. */
    private static final List<String> FORMS = List.of(
            "config:\n  a: old\n  b: kept # why\n",
            "config:\n  a: 'old'\n  b: kept # why\n",
            "config:\n  a: \"old\"\n  b: kept # why\n",
            "config:\n  a:\n    old\n  b: kept # why\n",
            "config:\n  a: |-\n    old\n  b: kept # why\n",
            "config:\n  a: >-\n    old\n  b: kept # why\n",
            "config: {a: old, b: kept}\n",
            "config: {a: 'old', b: kept}\n",
            "config: {\"a\": \"old\", \"b\": kept}\n",
            "config: {b: kept, a: old}");

    static final List<String> TEXTS = List.of(
            "new",
            "https://a.example.com/x?y=z#w",
            "arn:aws:ses:eu-west-1:123456789012:identity/x",
            "a}, evil: {b",
            "a: b",
            "a:",
            "a\nevil: b",
            "a\r\nb",
            "a # b",
            "#a",
            "on",
            "true",
            "null",
            "~",
            "12",
            "012",
            "1.5",
            "1e3",
            "0x1",
            "",
            " ",
            " a ",
            "'",
            "\"",
            "''",
            "\\",
            "\\n",
            "- a",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "?",
            "[a]",
            "\u00fc\ud83d\ude00",
            "\u2028",
            "a\tb",
            "<a&b>",
            "=");

    private static YamlText parse(String text) {
        return YamlText.parse(text).orElseThrow();
    }

    private static Object load(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** A value is a text, whatever it looks like: no text becomes another key, a number or a comment. */
    @ParameterizedTest
    @FieldSource("TEXTS")
    void whatIsWrittenIsReadBackAndNothingElseChanges(String value) {
        for (String form : FORMS) {
            YamlText yaml = parse(form);
            yaml.write(yaml.at("config", "a").orElseThrow(), value);
            assertThat(load(yaml.edited())).as(form).isEqualTo(Map.of("config", Map.of("a", value, "b", "kept")));
            assertThat(yaml.edited().contains("# why")).isEqualTo(form.contains("# why"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config:\n  a: [1, 2]\n  b: kept\n",
                "config:\n  a: [\n    1,\n    2 ]\n  b: kept\n",
                "config:\n  a:\n  - 1\n  - 2\n  b: kept\n",
                "config:\n  a:\n    - 1 # one\n\n    # two\n    - 2 # two\n\n  # b\n  b: kept\n",
                "config:\n  b: kept\n  a:\n    - 1\n    - {c: 2}\n",
                "config: {a: [1], b: kept}\n"
            })
    void aListTakesThePlaceOfAList(String text) {
        YamlText yaml = parse(text);
        yaml.writeList(yaml.at("config", "a").orElseThrow(), "it's");
        assertThat(load(yaml.edited())).isEqualTo(Map.of("config", Map.of("a", List.of("it's"), "b", "kept")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config:\n  b: kept\n", "config:\n      # b\n      b: kept\n", "config: {b: kept}\n"})
    void anEntryIsAddedInTheStyleOfTheMap(String text) {
        YamlText yaml = parse(text);
        yaml.addList((MappingNode) yaml.at("config").orElseThrow(), "a:a", "x");
        assertThat(load(yaml.edited())).isEqualTo(Map.of("config", Map.of("a:a", List.of("x"), "b", "kept")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salt: v1:a\nconfig: {b: kept}\n",
                "config: {b: kept}\nsalt: v1:a",
                "config: {b: kept}\r\nsalt: v1:a # x\r\n",
                "'salt': \"v1:\n  a\"\nconfig: {b: kept}\n",
                "salt: >-\n  v1:a\n\nconfig: {b: kept}\n"
            })
    void anEntryGoesWithItsLines(String text) {
        YamlText yaml = parse(text);
        yaml.delete("salt");
        yaml.delete("none");
        assertThat(load(yaml.edited())).isEqualTo(Map.of("config", Map.of("b", "kept")));
    }

    @Test
    void aTextThatAnAliasRepeatsIsThereOnce() {
        YamlText yaml = parse("config:\n  a: &x old\n  b: *x\n  c: [{d: *x}]\n");
        assertThat(yaml.scalars())
                .extracting(YamlText.Scalar::path, YamlText.Scalar::key, YamlText.Scalar::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", true, "config"),
                        org.assertj.core.groups.Tuple.tuple("a", true, "a"),
                        org.assertj.core.groups.Tuple.tuple("a", false, "old"),
                        org.assertj.core.groups.Tuple.tuple("b", true, "b"),
                        org.assertj.core.groups.Tuple.tuple("c", true, "c"),
                        org.assertj.core.groups.Tuple.tuple("c[0].d", true, "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "[a]", "{config: {a: b}}", "a: [", "a: b: c", "\u0000", "a: 1\n---\nb: 2\n"})
    void whatIsNotABlockMapIsNotTaken(String text) {
        assertThat(YamlText.parse(text)).isEmpty();
    }
}
