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

                The arguments of each declared resource, with their required values. `ControlsTest` checks the stacks of this
                repository, and your stack with `-Dstack=mine`. `SecurityMutationTest` removes and changes each argument and
                expects a control to fail.

                - [Controls of auditors](#controls-of-auditors): an auditor checks the argument. The rule ids are of Security
                  Hub (`Cognito.1`), cdk-nag (`COG4`), Prowler, Checkov (`CKV_AWS_…`), Trivy (`AWS-…`), CloudFormation Guard
                  (`guard …`) and the Serverless Rules (`APIGW…`, `Lambda…`).
                - [Pinned arguments](#pinned-arguments): no auditor checks the argument. An AWS rule, an RFC or this project
                  requires the value.

                The tests write this page: `./mvnw test -Dtest=ControlsDocsTest -Ddocs.write=true`.

                ## Controls of auditors
                """);
        tables(page, Controls.AUDITED, "auditor's rule");
        page.append("\n## Pinned arguments\n");
        tables(page, Controls.PINNED, "required by");
        return page.toString();
    }

    private static void tables(StringBuilder page, List<Control> all, String source) {
        Map<String, List<Control>> byType =
                all.stream().collect(Collectors.groupingBy(Control::type, TreeMap::new, Collectors.toList()));
        byType.forEach((type, controls) -> {
            page.append("\n### `" + type + "`\n\n| " + source + " | argument | required value |\n|---|---|---|\n");
            controls.forEach(control -> page.append("| ")
                    .append(control.source())
                    .append(" | `")
                    .append(control.path())
                    .append("` | ")
                    .append(control.rule().replace("|", "\\|"))
                    .append(" |\n"));
        });
    }

    @Test
    void thePageIsUpToDate() throws Exception {
        Generated.isFresh("docs/controls.md", markdown());
    }

    @Test
    void thePageHasARowForEachControl() {
        assertThat(markdown().lines().filter(line -> line.matches("\\| .* \\| `.*` \\| .* \\|")))
                .hasSize(Controls.ALL.size());
    }
}
