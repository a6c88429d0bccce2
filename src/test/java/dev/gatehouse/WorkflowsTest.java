package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What GitHub runs in our name. */
class WorkflowsTest {
    private static final Path FOLDER = Path.of(".github/workflows");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Path workflow) throws IOException {
        return (Map<String, Object>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(workflow));
    }

    private static List<Map<?, ?>> jobs(Path workflow) throws Exception {
        List<Map<?, ?>> jobs = new ArrayList<>();
        ((Map<?, ?>) yaml(workflow).get("jobs")).values().forEach(job -> jobs.add((Map<?, ?>) job));
        return jobs;
    }

    private static List<Map<?, ?>> steps(Path workflow) throws Exception {
        List<Map<?, ?>> steps = new ArrayList<>();
        for (Map<?, ?> job : jobs(workflow)) {
            ((List<?>) job.get("steps")).forEach(step -> steps.add((Map<?, ?>) step));
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void runsOneAtATimeWithAnEndAndOnNoPullRequestTarget(Path workflow) throws Exception {
        assertThat(yaml(workflow)).containsKey("concurrency");
        assertThat(jobs(workflow))
                .allSatisfy(
                        job -> assertThat(job.containsKey("timeout-minutes")).isTrue());
        // It would run a stranger's code with our permissions.
        assertThat(Files.readString(workflow)).doesNotContain("pull_request_target", "secrets.");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayReadTheCodeAndWhatItSaysItNeeds(Path workflow) throws Exception {
        Map<?, ?> permissions = (Map<?, ?>) yaml(workflow).get("permissions");
        assertThat(permissions.isEmpty() || permissions.equals(Map.of("contents", "read")))
                .isTrue();
        for (Map<?, ?> job : jobs(workflow)) {
            if (job.get("permissions") instanceof Map<?, ?> own) {
                own.forEach((scope, right) -> assertThat(scope + ": " + right)
                        .isIn("contents: read", "id-token: write", "pull-requests: write"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void pinsWhatItUsesAndKeepsNoCredentialsInTheCheckout(Path workflow) throws Exception {
        for (Map<?, ?> step : steps(workflow)) {
            if (step.get("uses") instanceof String uses) {
                assertThat(uses).matches("[\\w./-]+@(?:[0-9a-f]{40}|v\\d+)");
                if (uses.startsWith("actions/checkout@")) {
                    assertThat(step.get("with")).isEqualTo(Map.of("persist-credentials", false));
                }
            }
        }
    }

    @Test
    void aTagGoesToProdAndTheBranchToDevEachInItsEnvironment() throws Exception {
        Path deploy = FOLDER.resolve("deploy.yml");
        assertThat(yaml(deploy).get("on"))
                .isEqualTo(Map.of("push", Map.of("branches", List.of("main"), "tags", List.of("v*"))));
        assertThat(jobs(deploy)).singleElement().satisfies(job -> {
            assertThat(job.get("environment")).isEqualTo("${{ github.ref_type == 'tag' && 'prod' || 'dev' }}");
            assertThat(((Map<?, ?>) job.get("env")).get("STACK").toString())
                    .endsWith("/gatehouse/${{ github.ref_type == 'tag' && 'prod' || 'dev' }}");
        });
        assertThat(steps(deploy))
                .extracting(step -> step.get("uses") + " " + step.get("run"))
                .last()
                .asString()
                .contains("smoke --outputs -");
    }
}
