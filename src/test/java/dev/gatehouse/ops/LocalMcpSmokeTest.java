package dev.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.ops.CheckResult.Verdict;
import dev.gatehouse.testkit.GatehouseCloud;
import dev.gatehouse.testkit.TestCloud;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smoke test of a stack with an MCP server. */
@GatehouseCloud(stack = "Pulumi.agents.yaml")
class LocalMcpSmokeTest {
    @Test
    void theLocalMcpServerIsAsDeclared(TestCloud cloud) throws Exception {
        List<CheckResult> checks =
                new Smoke(DeployedStack.parse(Files.readString(cloud.outputsFile())), HttpClient.newHttpClient()).run();

        assertThat(checks).noneMatch(check -> check.verdict() == Verdict.FAILED);
        assertThat(checks)
                .filteredOn(check -> check.verdict() == Verdict.SKIPPED)
                .as("an HTTP API cannot name the metadata in its 401")
                .extracting(CheckResult::what)
                .containsExactly("the 401 names the metadata");
        assertThat(checks)
                .extracting(CheckResult::what)
                .contains(
                        "POST /mcp rejects jobs, whose token is not for it",
                        "the sign-in sends no other issuer to the callback");
    }
}
