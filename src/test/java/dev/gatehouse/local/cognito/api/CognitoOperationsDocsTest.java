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

/** The page with all operations of cognito-idp and how the local cloud handles each of them. */
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

                The local Cognito handles each of the %d operations of cognito-idp in AWS's service model as listed here
                (botocore; `src/main/resources/dev/gatehouse/local/cognito/api/requests.json` names the version). It checks a
                request of an imitated operation against that model first: required members, types, lengths, patterns, enums.

                This page is generated: `./mvnw test -Dtest=CognitoOperationsDocsTest -Ddocs.write=true`.

                ## Imitated

                %d: %s.

                ## Refused, because the program declares the resource

                These operations return AccessDeniedException. Change the setting instead, and run the program again.

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

                ## Refused, because they are not imitated

                These operations return UnknownOperationException. The message names the operation, and the log has a line about it.

                %d: %s.
                """.formatted(count(treatments, "refused: not imitated"), named(treatments, "refused: not imitated")));
        return page.toString();
    }

    @Test
    void pageIsUpToDate() throws Exception {
        try (RunningCognito cognito = new RunningCognito()) {
            Generated.isFresh(
                    "docs/cognito-operations.md", page(cognito.pools.jsonApi().operationSupport()));
        }
    }

    /** Looks for the setting in docs/settings.md: the section of the upper key, and in it the row of the key. */
    @Test
    void namedSettingsExist() throws Exception {
        String settings = Files.readString(Path.of("docs/settings.md"));
        try (RunningCognito cognito = new RunningCognito()) {
            for (String treatment : cognito.pools.jsonApi().operationSupport().values()) {
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

    /** Every operation of the local cloud exists on AWS, and every operation of AWS is in the list. */
    @Test
    void listIsComplete() {
        try (RunningCognito cognito = new RunningCognito()) {
            assertThat(cognito.pools.jsonApi().operationSupport().keySet()).isEqualTo(ServiceModel.COGNITO.names());
            assertThat(ServiceModel.COGNITO.names())
                    .containsAll(cognito.pools.jsonApi().operationNames());
        }
    }

    @Test
    void refusalsNameTheOperation() {
        try (RunningCognito cognito = new RunningCognito()) {
            cognito.pools.jsonApi().operationSupport().forEach((name, treatment) -> {
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
