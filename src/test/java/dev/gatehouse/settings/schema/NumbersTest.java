package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.stackfile.StackFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a number, and what only Java or one reader of YAML takes for one. */
class NumbersTest {
    /** Texts that Double.parseDouble, Long.decode or a Unicode digit class takes. */
    static final List<String> NOT_WHOLE = List.of(
            "",
            " ",
            "5d",
            "5D",
            "100f",
            "100F",
            "5L",
            "0x1p3",
            "0x5",
            "0o5",
            "0b1",
            "1e1",
            "1E1",
            "1_0",
            "1,0",
            "5.0",
            "5.",
            ".5",
            "5.5",
            " 5",
            "5 ",
            "5\n",
            "\t5",
            "+5",
            "--5",
            "- 5",
            "-0",
            "05",
            "00",
            "\u0665",
            "\uff15",
            "\u00bd",
            "NaN",
            "Infinity",
            "-Infinity",
            "five",
            "5%",
            "99999999999999999999");

    /** Texts that a Duration parser or a Unicode digit class could take. */
    static final List<String> NOT_DURATIONS = List.of(
            "",
            "5",
            "5 m",
            " 5m",
            "5m ",
            "5m\n",
            "+5m",
            "-5m",
            "5.0m",
            "5e0m",
            "0x5m",
            "5_0m",
            "5M",
            "5min",
            "5ms",
            "5w",
            "PT5M",
            "m",
            "1h30m",
            "\u0665m",
            "\uff15m",
            "5\uff4d",
            "1000000000s",
            "9999999999999999999m");

    private static Stream<String> wholeKeys() {
        return keys(ValueType.WholeNumber.class);
    }

    private static Stream<String> spanKeys() {
        return keys(ValueType.DurationValue.class);
    }

    /** Every key of that kind which the dev stack may have, so that none reads by code of its own. */
    private static Stream<String> keys(Class<?> type) {
        Map<String, ValueType<?>> found = new LinkedHashMap<>();
        Settings.KEYS.keys().forEach((name, key) -> collect(name, key.type(), found));
        return found.entrySet().stream()
                .filter(each -> type.isInstance(each.getValue()))
                .map(Map.Entry::getKey);
    }

    private static void collect(String path, ValueType<?> type, Map<String, ValueType<?>> found) {
        if (type instanceof Container.SectionValue section) {
            section.schema().keys().forEach((name, key) -> collect(path + ">" + name, key.type(), found));
        } else if (type instanceof Container.SectionMap named && NAMED.containsKey(path)) {
            String entry = path + ">" + NAMED.get(path);
            named.schema().keys().forEach((name, key) -> collect(entry + ">" + name, key.type(), found));
        } else {
            found.put(path, type);
        }
    }

    private static final Map<String, String> NAMED = Map.of(
            "gatehouse:clients",
            "spa",
            "gatehouse:routes",
            "GET /resources",
            "gatehouse:identity>attributes",
            "tenant");

    @ParameterizedTest
    @MethodSource("wholeKeys")
    void noSettingTakesAnotherTextForAWholeNumber(String path) {
        for (String text : NOT_WHOLE) {
            StackTree stack = StackTree.of("dev").set(path, text);
            assertThat(stack.problems())
                    .as(path + " = '" + text + "'")
                    .extracting(Problem::code, Problem::path)
                    .contains(tuple("range", path.replace('>', '.')));
        }
    }

    @ParameterizedTest
    @MethodSource("spanKeys")
    void noSettingTakesAnotherTextForADuration(String path) {
        for (String text : NOT_DURATIONS) {
            StackTree stack = StackTree.of("dev").set(path, text);
            assertThat(stack.problems())
                    .as(path + " = '" + text + "'")
                    .extracting(Problem::code, Problem::path)
                    .contains(tuple("duration", path.replace('>', '.')));
        }
    }

    static final List<Object> FIVES = List.of(5, 5L, 5.0, 5.0f, BigInteger.valueOf(5), "5");
    static final List<Object> NUMBERS_THAT_ARE_NOT_WHOLE = List.of(
            5.5,
            -0.1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            1e300,
            BigInteger.TEN.pow(40),
            1L << 53,
            true,
            List.of(5),
            Map.of());

    @ParameterizedTest
    @FieldSource("FIVES")
    void fiveIsFiveHoweverItComes(Object five) throws Exception {
        StackTree stack = StackTree.of("dev").set("gatehouse:identity>password>history", five);
        assertThat(stack.read().identity().password().history()).isEqualTo(5);
    }

    @ParameterizedTest
    @FieldSource("NUMBERS_THAT_ARE_NOT_WHOLE")
    void anotherValueIsNotAWholeNumber(Object value) {
        StackTree.of("dev")
                .set("gatehouse:identity>password>history", value)
                .refuses("range", "gatehouse:identity.password.history");
    }

    @Test
    void durationsAreTakenWithLeadingZeros() throws Exception {
        StackTree stack = StackTree.of("dev").set("gatehouse:function>timeout", "009s");
        assertThat(stack.read().function().timeout()).isEqualTo(Duration.ofSeconds(9));
    }

    /** YAML's own readings: the file says what the settings then see. */
    @ParameterizedTest
    @ValueSource(strings = {"5d", "100f", "0x1p3", "1_0", "+5", "05", "'5.0'", "' 5'", "\u0665", ".inf", ".nan", "5.5"})
    void aFileIsReadAlike(String written, @TempDir Path folder) throws Exception {
        String file = "config:\n  gatehouse:identity: {password: {history: " + written + "}}\n";
        Object value = StackFile.read(Files.writeString(folder.resolve("Pulumi.dev.yaml"), file))
                .get("gatehouse:identity");
        Object history = ((Map<?, ?>) ((Map<?, ?>) value).get("password")).get("history");
        StackTree.of("dev")
                .set("gatehouse:identity>password>history", history)
                .refuses("range", "gatehouse:identity.password.history");
    }

    /** A text keeps what was written, or is refused: YAML has forgotten how a fraction was written. */
    @Test
    void aTextTakesOnlyNumbersThatComeThroughAsWritten() throws Exception {
        StackTree stack = StackTree.of("dev").set("gatehouse:tags>cost", 4711.0);
        assertThat(stack.read().tags().withStackTag("dev")).containsEntry("cost", "4711");
        List<Object> lost =
                new ArrayList<>(List.of(1.1, 1e30, BigInteger.TEN.pow(20), Double.NaN, (double) (1L << 53)));
        for (Object each : lost) {
            StackTree.of("dev").set("gatehouse:tags>cost", each).refuses("type", "gatehouse:tags.cost");
        }
    }
}
