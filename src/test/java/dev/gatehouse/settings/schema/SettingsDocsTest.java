package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Generated;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsDocsTest {
    static List<Key<?>> keys() {
        return SettingsDocs.schemas().values().stream()
                .flatMap(shape -> shape.keys().values().stream())
                .<Key<?>>map(key -> key)
                .toList();
    }

    @Test
    void thePageIsFresh() throws Exception {
        Generated.isFresh("docs/settings.md", SettingsDocs.markdown());
    }

    @Test
    void thePageHasARowForAKeyWithRangeDefaultSentenceAndSource() {
        assertThat(SettingsDocs.markdown())
                .contains(
                        "\n## `gatehouse:identity.password`\n",
                        "\n| `length` | whole number, 8 to 99 | `14` | the minimum number of characters |"
                                + " Cognito, PasswordPolicyType; Security Hub Cognito.3 asks for 8 |\n",
                        "\n| `accessToken` | duration, 5m to 1d | `1h` | how long an access token is valid, in whole minutes | Cognito, CreateUserPoolClient, AccessTokenValidity |\n",
                        "\n| `gatehouse:domain` | section | required, unless `gatehouse:issuer` is set | the domain of the sign-in pages |  |\n",
                        "\n| `gatehouse:local` | section | none | settings that only the local cloud reads |  |\n");
    }

    @Test
    void thePageListsEveryRuleWithItsSection() {
        assertThat(SettingsDocs.markdown())
                .contains(
                        "\n| `range` | all | must be a whole number from \\<min\\> to \\<max\\> | write a number in this range |\n",
                        "\n| `route-open` | `gatehouse:routes.<METHOD /path>` | must have scopes or be public | write scopes: [read], or public: true |\n");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeySaysWhatItIsInAFewWords(Key<?> key) {
        assertThat(key.description())
                .as(key.name())
                .isNotBlank()
                .doesNotEndWith(".")
                .hasSizeLessThan(120);
    }

    /** A section's keys, and names that a stack chooses, show by themselves what one writes. */
    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyWithoutADefaultHasAnExampleThatItsOwnCheckTakes(Key<?> key) {
        boolean values = key.type() instanceof ValueType.Text
                || key.type() instanceof Container.TextList
                || key.type() instanceof Container.TextMap;
        if (values && key.ifAbsent() != Key.IfAbsent.DEFAULT) {
            assertThat(key.example()).as(key.name()).isNotNull();
        }
        Problems problems = new Problems();
        for (Object value : Stream.of(key.example(), key.ifAbsent() == Key.IfAbsent.DEFAULT ? key.defaultShown() : null)
                .filter(each -> each != null)
                .toList()) {
            key.reader().read(value, new ConfigPath(key.name(), problems));
        }
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void pulumisProjectFileNamesEverySectionThatAnAwsStackMayHave() throws Exception {
        Map<String, Object> project = dev.gatehouse.stackfile.StackFile.read(java.nio.file.Path.of("Pulumi.yaml"));
        List<String> ours = Settings.KEYS.keys().keySet().stream()
                .filter(name -> name.startsWith("gatehouse:") && !name.equals("gatehouse:local"))
                .toList();
        assertThat(project.keySet()).containsExactlyInAnyOrderElementsOf(ours);
    }
}
