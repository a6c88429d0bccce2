package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.TokenClaims;
import dev.gatehouse.testkit.TestCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The command {@code token} with a client of the kind agent, for the MCP server of the stack agents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentTokenTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TOOLS_LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

    private TestCloud cloud;

    @BeforeAll
    void start() {
        cloud = TestCloud.start(Path.of("Pulumi.agents.yaml"));
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    private String token(String... arguments) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("--outputs", cloud.outputsFile().toString()));
        all.addAll(List.of(arguments));
        TokenRun run = TokenRun.of(
                TokenRun.NO_BROWSER, Map.of("GATEHOUSE_PASSWORD", "SecurePassword123"), all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return run.token();
    }

    private static HttpRequest.Builder with(String token, String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    private int callTheMcpServer(String token) throws Exception {
        return HTTP.send(
                        with(token, url())
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .POST(BodyPublishers.ofString(TOOLS_LIST))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private String url() {
        return String.valueOf(cloud.outputs().get("mcpUrl"));
    }

    @Test
    void aTokenOfAnAgentIsForTheMcpServerOnly() throws Exception {
        String token = token("--client", "agents", "--user", "user@example.com");

        assertThat(TokenClaims.claim(token, "aud")).isEqualTo(url());
        assertThat(callTheMcpServer(token)).isEqualTo(200);
        assertThat(HTTP.send(with(token, cloud.api() + "/resources").build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void scopesAreThoseOfTheMcpServer() throws Exception {
        String token = token("--client", "agents", "--user", "user@example.com", "--scopes", "read");

        assertThat(TokenClaims.claim(token, "scope")).isEqualTo(url() + "/read");
        assertThat(callTheMcpServer(token)).isEqualTo(200);
    }

    @Test
    void aTokenOfAnotherClientIsNotForTheMcpServer() throws Exception {
        assertThat(callTheMcpServer(token("--client", "jobs"))).isEqualTo(401);
        assertThat(callTheMcpServer(token("--client", "web", "--user", "user@example.com")))
                .isEqualTo(401);
    }
}
