package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OBS Pulumi 3.259 reads a key without a namespace as one of the project (RealEngineTest). */
class KeyNamespacesTest {
    private final StackTree stack = StackTree.of("dev");

    private StackTree renamed(String from, String to) {
        Map<String, Object> keys = new LinkedHashMap<>(stack.tree());
        stack.tree().clear();
        keys.forEach((key, value) -> stack.set(key.equals(from) ? to : key, value));
        return stack;
    }

    @Test
    void aKeyWithoutANamespaceIsReadAsPulumiReadsItAndNamed() throws Exception {
        Settings expected = stack.read();
        Settings read = renamed("gatehouse:api", "api").read();

        assertThat(read.api()).isEqualTo(expected.api());
        assertThat(read.warnings())
                .containsOnlyOnce("api: has no namespace, and Pulumi reads it as gatehouse:api: write that")
                .containsAll(expected.warnings())
                .hasSize(expected.warnings().size() + 1);
    }

    @Test
    void aKeyThatIsWrittenBothWaysIsRefused() {
        stack.set("api", Map.of("kind", "rest"));

        assertThat(stack.problems())
                .singleElement()
                .hasToString(
                        "api: is also written as gatehouse:api, and Pulumi uses either of them, got 'api'; delete one of them [key-twice]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region | aws:region",
                "endpoints | aws:endpoints",
                "allowedAccountIds | aws:allowedAccountIds",
                "gatehouse:region | aws:region",
                "asw:region | aws:region",
                "AWS:region | aws:region",
                "aw:regoin | aws:region",
                "aip | gatehouse:api",
                "route | gatehouse:routes",
                "gatehose:api | gatehouse:api",
                "Gatehouse:api | gatehouse:api",
                "gate-house:routs | gatehouse:routes",
            })
    void aKeyThatIsNoneIsRefusedWithTheOneThatWasMeant(String written, String meant) {
        stack.set(written, "x");

        assertThat(stack.problems())
                .singleElement()
                .hasToString(written + ": is not a setting, got '" + written + "'; did you mean '" + meant
                        + "'? [unknown-key]");
    }

    @Test
    void aKeyThatIsNearToNoneIsRefusedWithAllThatThereAre() {
        stack.set("something", "x");

        assertThat(stack.problems())
                .singleElement()
                .asString()
                .startsWith("something: is not a setting, got 'something'; known here: aws:region, ")
                .contains("gatehouse:api, ");
    }

    @Test
    void keysOfOtherProvidersAreLeftAlone() {
        for (String key : List.of(
                "aws:profile",
                "awsx:x",
                "aws-native:region",
                "gcp:region",
                "oci:region",
                "azure:location",
                "warehouse:api")) {
            stack.set(key, "x");
        }

        stack.accepts();
    }
}
