package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.local.LocalSettings.SeedUser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Outputs outputs(String machine) {
        Map<String, Object> clients = new LinkedHashMap<>();
        clients.put("spa", Map.of("clientId", "id-of-spa", "kind", "spa"));
        clients.put(machine, Map.of("clientId", "id-of-machine", "kind", "machine"));
        return new Outputs(Map.of(
                "apiUrl", "http://localhost:1",
                "authUrl", "http://localhost:2",
                "issuer", "http://localhost:2/pool",
                "cognitoEndpoint", "http://localhost:2",
                "consoleUrl", "http://localhost:2/console",
                "clients", clients,
                "clientSecrets", Map.of(machine, List.of("very-secret"))));
    }

    private static String summary(Outputs outputs, Path folder) {
        Map<String, SeedUser> users = new LinkedHashMap<>();
        users.put("u@example.com", new SeedUser("u@example.com", "Password-of-u", List.of()));
        users.put("a@example.com", new SeedUser("a@example.com", "Password-of-a", List.of("admin", "staff")));
        return Summary.of(outputs, users, List.of("something to know"), Engine.EMBEDDED, folder, "a signer", 1234);
    }

    @Test
    void printsTheMcpServerAndACommandThatListsItsTools() {
        Outputs outputs = withAgent("http://127.0.0.1:6276/oauth/callback");

        assertThat(summary(outputs, Path.of(".gatehouse"))).contains("""
                          API           http://localhost:1
                          MCP           http://localhost:1/mcp
                        """).endsWith("""

                        List the tools of the MCP server, after a sign-in in the browser:
                          npx @modelcontextprotocol/inspector --cli http://localhost:1/mcp --method tools/list --client-id id-of-agents
                        """);
        assertThat(outputs.environment()).containsEntry("MCP_URL", "http://localhost:1/mcp");
    }

    @Test
    void printsNoCommandThatTheClientWouldRefuseForItsCallback() {
        assertThat(summary(withAgent("http://127.0.0.1:33418/"), Path.of(".gatehouse")))
                .contains("MCP           http://localhost:1/mcp")
                .doesNotContain("inspector");
    }

    private static Outputs withAgent(String callback) {
        Map<String, Object> agent =
                Map.of("clientId", "id-of-agents", "kind", "agent", "callbackUrls", List.of(callback));
        return outputs("worker").with(Map.of("mcpUrl", "http://localhost:1/mcp", "clients", Map.of("agents", agent)));
    }

    @Test
    void printsAddressesClientsUsersNotesAndCommandsToTry() {
        assertThat(summary(outputs("jobs"), Path.of(".gatehouse"))).isEqualTo("""

                Ready in 1234 ms. Save the stack file to apply changes. Press Ctrl-C to stop.

                  Console       http://localhost:2/console
                  API           http://localhost:1
                  Sign-in       http://localhost:2
                  Issuer        http://localhost:2/pool
                  Cognito       http://localhost:2
                  Mail          http://localhost:2/console/mail
                  Client spa    id-of-spa  spa
                  Client jobs   id-of-machine  machine, secret in .gatehouse/outputs.json
                  User          u@example.com
                  User          a@example.com  groups: admin, staff
                  RSA           a signer
                  Note          something to know

                Try it in another shell:
                  . .gatehouse/env
                  curl "$API_URL/health"
                  TOKEN=$(./gatehouse token --client jobs --outputs .gatehouse/outputs.json)
                  curl -H "Authorization: Bearer $TOKEN" "$API_URL/resources"
                """);
    }

    @Test
    void printsNoSecretAndNoPassword() {
        assertThat(summary(outputs("jobs"), Path.of(".gatehouse"))).doesNotContain("very-secret", "Password-of");
    }

    @Test
    void namesTheStateFolder() {
        assertThat(summary(outputs("jobs"), Path.of("my state/x")))
                .contains("secret in my state/x/outputs.json", "\n  . 'my state/x/env'\n")
                .doesNotContain(".gatehouse");
    }

    @Test
    void omitsCommandsToTryIfTheirClientDoesNotExist() {
        assertThat(summary(outputs("nightly"), Path.of(".gatehouse"))).doesNotContain("Try it", "JOBS_CLIENT_ID");
    }

    @Test
    void omitsOutputsThatDoNotExistYet() {
        Outputs early = new Outputs(Map.of("cognitoEndpoint", "http://localhost:2"));

        assertThat(Summary.of(
                        early,
                        Map.of(),
                        List.of("declare it by: pulumi up"),
                        Engine.PULUMI,
                        Path.of("x"),
                        "a signer",
                        5))
                .isEqualTo("""

                        Ready in 5 ms. Run pulumi up to deploy the stack and to apply changes. Press Ctrl-C to stop.

                          Cognito       http://localhost:2
                          RSA           a signer
                          Note          declare it by: pulumi up
                        """);
    }
}
