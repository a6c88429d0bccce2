package dev.gatehouse.local.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.console.TestConsole;
import dev.gatehouse.testkit.TestCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about MCP clients of a REST API. */
class RestAgentsPageTest {
    @TempDir
    private static Path folder;

    private static TestCloud cloud;

    @BeforeAll
    static void startARestApi() throws Exception {
        String stack = Files.readString(Path.of("Pulumi.agents.yaml"))
                .replace("    GET /me: {scopes: [openid]}\n", "")
                .replace(
                        "  gatehouse:function: {",
                        "  gatehouse:api: {kind: rest, domain: api.example.com, zone: example.com}\n  gatehouse:function: {");
        cloud = TestCloud.start(Files.writeString(folder.resolve("Pulumi.agents.yaml"), stack));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void saysThatTheChallengeNamesTheMetadataAndWhatARefusedTokenLacks() throws Exception {
        TestAgent agent = new TestAgent(cloud, "rest/1");
        agent.ask();
        agent.get("/.well-known/oauth-protected-resource/mcp");
        Map<String, String> parameters = agent.parameters();
        parameters.remove("resource");
        String token = agent.redeem(agent.signIn(parameters), agent.verifier())
                .get("access_token")
                .getAsString();
        agent.call(token, "initialize", "{}");

        assertThat(TestConsole.text(new TestConsole(cloud).open("agents")).replaceAll("<[^>]*>", " "))
                .containsSubsequence(
                        "Stopped at POST /mcp with a token: it lacks resource=" + agent.url(),
                        "The answer names the metadata document, which clients read next.",
                        "Authorization server: " + cloud.api(),
                        "Lacks resource=" + agent.url());
    }
}
