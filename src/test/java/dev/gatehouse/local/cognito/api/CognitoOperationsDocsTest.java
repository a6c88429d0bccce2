package dev.gatehouse.local.cognito.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.settings.Generated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of AWS's operations with what the local cloud does with each. */
class CognitoOperationsDocsTest {
    private static final Pattern SETTING = Pattern.compile("(gatehouse:\\w+)(\\.\\w+)?");

    private static String named(Map<String, String> treatments, String treatment) {
        return treatments.entrySet().stream()
                .filter(each -> each.getValue().equals(treatment))
                .map(each -> "`" + each.getKey() + "`")
                .collect(Collectors.joining(", "));
    }

    private static long count(Map<String, String> treatments, String treatment) {
        return treatments.values().stream().filter(treatment::equals).count();
    }

    private static String page(Map<String, String> treatments) {
        StringBuilder page = new StringBuilder(
                """
                # Operations of Cognito

                What the local Cognito does with each of the %d operations of cognito-idp, as AWS's service model has them
                (botocore; the version stands in `src/main/resources/dev/gatehouse/local/cognito/api/requests.json`). A request of an
                imitated operation is checked against that model first: required members, types, lengths, patterns, enums.

                Written from the code by `./mvnw test -Dtest=CognitoOperationsDocsTest -Ddocs.write=true`.

                ## Imitated

                %d: %s.

                ## Refused, because the program declares it

                AccessDeniedException: change the setting instead, and run the program.

                | setting | operations |
                |---|---|
                """.formatted(treatments.size(), count(treatments, "imitated"), named(treatments, "imitated")));
        treatments.values().stream()
                .filter(each -> each.startsWith("refused: change "))
                .distinct()
                .sorted()
                .forEach(each -> page.append("| ")
                        .append(each.substring("refused: change ".length()))
                        .append(" | ")
                        .append(named(treatments, each))
                        .append(" |\n"));
        page.append(
                """

                ## Refused, because it is not imitated

                UnknownOperationException, with the name of the operation in its text and a line in the log.

                %d: %s.
                """.formatted(count(treatments, "refused: not imitated"), named(treatments, "refused: not imitated")));
        return page.toString();
    }

    @Test
    void thePageIsFresh() throws Exception {
        try (RunningCognito cognito = new RunningCognito()) {
            Generated.isFresh(
                    "docs/cognito-operations.md", page(cognito.pools.jsonApi().treatments()));
        }
    }

    /** A row of docs/settings.md: the section of the key above, then the key. */
    @Test
    void theSettingsThatItNamesExist() throws Exception {
        String settings = Files.readString(Path.of("docs/settings.md"));
        try (RunningCognito cognito = new RunningCognito()) {
            for (String treatment : cognito.pools.jsonApi().treatments().values()) {
                Matcher named = SETTING.matcher(treatment);
                if (named.find()) {
                    String key = named.group();
                    String row = named.group(2) == null
                            ? "| `" + key + "` |"
                            : "## `" + named.group(1) + "`\n[^#]*\n\\| `"
                                    + named.group(2).substring(1) + "` \\|";
                    assertThat(
                                    named.group(2) == null
                                            ? settings.contains(row)
                                            : Pattern.compile(row)
                                                    .matcher(settings)
                                                    .find())
                            .as(key)
                            .isTrue();
                }
            }
        }
    }

    /** No operation of ours is unknown to AWS, and each of AWS's is in the list, once. */
    @Test
    void theListIsComplete() {
        try (RunningCognito cognito = new RunningCognito()) {
            assertThat(cognito.pools.jsonApi().treatments().keySet()).isEqualTo(ServiceModel.COGNITO.names());
            assertThat(ServiceModel.COGNITO.names())
                    .containsAll(cognito.pools.jsonApi().known());
        }
    }

    @Test
    void whatIsRefusedIsRefusedByName() {
        try (RunningCognito cognito = new RunningCognito()) {
            cognito.pools.jsonApi().treatments().forEach((name, treatment) -> {
                if (treatment.equals("refused: not imitated")) {
                    assertThat(cognito.call(name, "{}").body())
                            .isEqualTo("{\"__type\":\"UnknownOperationException\",\"message\":\"not imitated locally: "
                                    + name + "\"}");
                    assertThat(cognito.reason())
                            .startsWith("AWS has " + name + ", but the local Cognito does not imitate it");
                }
            });
        }
    }
}
