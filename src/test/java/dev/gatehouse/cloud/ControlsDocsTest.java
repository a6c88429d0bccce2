package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Generated;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlsDocsTest {
    private static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Controls

                What every declared stack is held to, argument by argument, and by whose rule: Security Hub (`Cognito.1`),
                cdk-nag (`COG4`), Prowler, Checkov (`CKV_AWS_…`), Trivy (`AWS-…`), or the AWS page or RFC it stands on.
                `ControlsTest` holds the repository's stacks to each of them, and yours with `-Dstack=mine`;
                `SecurityMutationTest` takes each argument away and turns it round, and some control must notice.

                Written from the tests by `./mvnw test -Dtest=ControlsDocsTest -Ddocs.write=true`.
                """);
        Map<String, List<Control>> byType =
                Controls.ALL.stream().collect(Collectors.groupingBy(Control::type, TreeMap::new, Collectors.toList()));
        byType.forEach((type, controls) -> {
            page.append("\n## `").append(type).append("`\n\n| by whom | argument | what must hold |\n|---|---|---|\n");
            controls.forEach(control -> page.append("| ")
                    .append(control.ids())
                    .append(" | `")
                    .append(control.path())
                    .append("` | ")
                    .append(control.rule().replace("|", "\\|"))
                    .append(" |\n"));
        });
        return page.toString();
    }

    @Test
    void thePageIsFresh() throws Exception {
        Generated.isFresh("docs/controls.md", markdown());
    }

    @Test
    void thePageHasARowForEachControl() {
        assertThat(markdown().lines().filter(line -> line.matches("\\| .* \\| `.*` \\| .* \\|")))
                .hasSize(Controls.ALL.size());
    }
}
