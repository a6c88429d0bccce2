package dev.gatehouse.local.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.console.TestConsole;
import dev.gatehouse.testkit.GatehouseCloud;
import dev.gatehouse.testkit.TestCloud;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The page about MCP clients, with real requests. Each test has a user agent of its own. */
@GatehouseCloud(stack = "Pulumi.agents.yaml")
class AgentsPageTest {
    private final TestCloud cloud;
    private final TestConsole console;

    AgentsPageTest(TestCloud cloud) {
        this.cloud = cloud;
        this.console = new TestConsole(cloud);
    }

    private TestAgent agent(String userAgent) {
        return new TestAgent(cloud, userAgent);
    }

    /** The flows with this user agent, newest first, as lines of text without tags. */
    private String flow(String userAgent) throws Exception {
        return Stream.of(console.text("agents?fragment=1").split("<details class=\"flow\""))
                .filter(flow -> flow.contains("user agent " + userAgent + "<"))
                .map(flow ->
                        flow.replaceAll("<li>", "\n").replaceAll("<[^>]*>", " ").replaceAll(" +", " "))
                .findFirst()
                .orElse("");
    }

    @Nested
    class Connecting {
        @Test
        void showsWhatToTypeWithTheClientIdAndTheUrlOfThisCloud() throws Exception {
            String url = agent("any").url();
            String id = cloud.clientId("agents");
            assertThat(console.text("agents"))
                    .contains("npx @modelcontextprotocol/inspector --cli " + url + " --method tools/list --client-id "
                            + id)
                    .contains("\"url\": \"" + url + "\"", "\"oauth\": { \"clientId\": \"" + id + "\" }")
                    .contains("claude mcp add --transport http --client-id " + id
                            + " --callback-port 3118 gatehouse-agents " + url)
                    .doesNotContain("Add the callback");
        }

        @Test
        void showsIdScopesAndCallbacksOfTheClient() throws Exception {
            assertThat(console.text("agents"))
                    .contains(">agents</th><td class=\"mono\">" + cloud.clientId("agents") + "</td>")
                    .contains("openid<br>" + agent("any").url() + "/read<br>"
                            + agent("any").url() + "/write<br>")
                    .contains("http://127.0.0.1:6276/oauth/callback<br>http://127.0.0.1:33418/<br>"
                            + "http://localhost:3118/callback<br>" + TestAgent.CALLBACK);
        }

        @Test
        void showsWhichDocumentsTheStackAcceptsAndWhatTheStackFileHasOfThem() throws Exception {
            assertThat(console.text("agents"))
                    .contains(
                            "https://claude.ai/oauth/claude-code-client-metadata</th><td>agents</td><td>Claude Code <span"
                                    + " class=\"tag good\">usable</span></td><td class=\"wide\">Callbacks:"
                                    + " http://localhost:3118/callback</td>");
        }

        @Test
        void isInTheNavigation() throws Exception {
            assertThat(console.text("overview")).contains("<a href=\"/console/agents\">Agents</a>");
            assertThat(console.open("agents/one").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class AFlow {
        @Test
        void showsEachStepOfAClientThatConnects() throws Exception {
            TestAgent agent = agent("connects/1");
            agent.ask();
            agent.get("/.well-known/oauth-protected-resource/mcp");
            agent.get("/.well-known/oauth-authorization-server");
            String code = agent.signIn(agent.parameters());
            String token =
                    agent.redeem(code, agent.verifier()).get("access_token").getAsString();
            agent.call(
                    token,
                    "initialize",
                    "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"Tester\",\"version\":\"7\"}}");
            agent.call(token, "tools/list", "{}");
            agent.call(token, "tools/call", "{\"name\":\"list_resources\",\"arguments\":{}}");

            assertThat(flow("connects/1"))
                    .containsSubsequence(
                            "Tester 7 connected",
                            "Connected.",
                            "401 clients go on after it POST /mcp without a token",
                            "200 done GET /.well-known/oauth-protected-resource/mcp Authorization server: "
                                    + cloud.api() + ". Scopes: " + agent.url() + "/read " + agent.url() + "/write.",
                            "200 done GET /.well-known/oauth-authorization-server Sign-in: " + cloud.cognito()
                                    + "/oauth2/authorize. Ways to a client_id: typed in, the URL of a client document.",
                            "302 done authorize",
                            "200 done sign-in page",
                            "303 done sign-in page: submit The browser goes back to the client with a code: "
                                    + TestAgent.CALLBACK,
                            "200 done token (authorization_code) Access token for \"" + agent.url() + "\", scopes "
                                    + agent.url() + "/read",
                            "200 done initialize",
                            "200 done tools/list Tools that the token may call: list_resources, get_resource",
                            "200 done tools/call list_resources")
                    .doesNotContain("Lacks");
            assertThat(console.text("agents")).doesNotContain(code, agent.verifier(), token);
        }

        @Test
        void tellsTwoClientsWithOneUserAgentApartByTheirSignIns() throws Exception {
            TestAgent one = agent("same/1");
            one.ask();
            String first = one.signIn(one.parameters());
            TestAgent other = agent("same/1");
            other.ask();
            one.redeem(first, one.verifier());

            assertThat(Stream.of(console.text("agents?fragment=1").split("<details class=\"flow\""))
                            .filter(flow -> flow.contains("user agent same/1<"))
                            .map(flow -> flow.contains("token (authorization_code)") ? "with a token" : "without"))
                    .containsExactly("with a token", "without");
        }

        @Test
        void saysThatAClientWithoutResourceGetsATokenThatTheServerRefuses() throws Exception {
            TestAgent agent = agent("no-resource/1");
            agent.ask();
            Map<String, String> parameters = agent.parameters();
            parameters.remove("resource");
            String token = agent.redeem(agent.signIn(parameters), agent.verifier())
                    .get("access_token")
                    .getAsString();
            agent.call(token, "initialize", "{}");

            assertThat(flow("no-resource/1"))
                    .containsSubsequence(
                            "stopped",
                            "Stopped at POST /mcp with a token: it lacks resource=" + agent.url()
                                    + " at the authorization endpoint: the token has no aud.",
                            "authorize Lacks resource=" + agent.url()
                                    + ": it sent none, so the MCP server refuses the token.",
                            "token (authorization_code) Lacks resource=" + agent.url(),
                            "POST /mcp with a token Lacks resource=" + agent.url(),
                            "audience: aud must be " + agent.url());
        }

        @Test
        void saysThatATokenLacksAScopeOfTheServer() throws Exception {
            TestAgent agent = agent("no-scope/1");
            agent.ask();
            Map<String, String> parameters = agent.parameters();
            parameters.put("scope", "openid");
            String token = agent.redeem(agent.signIn(parameters), agent.verifier())
                    .get("access_token")
                    .getAsString();
            agent.call(token, "initialize", "{}");

            assertThat(flow("no-scope/1"))
                    .containsSubsequence(
                            "authorize Lacks a scope of the MCP server: it asked for openid.",
                            "403 refused POST /mcp with a token Lacks a scope of the MCP server: the token has openid.");
        }

        @Test
        void saysThatAnIdTokenIsNoAccessToken() throws Exception {
            TestAgent agent = agent("id-token/1");
            Map<String, String> parameters = agent.parameters();
            parameters.put("scope", "openid " + agent.url() + "/read");
            JsonObject tokens = agent.redeem(agent.signIn(parameters), agent.verifier());
            agent.call(tokens.get("id_token").getAsString(), "initialize", "{}");

            assertThat(flow("id-token/1")).contains("Lacks an access token: this is an ID token.");
        }

        @Test
        void saysWhichRedirectUriIsNotDeclared() throws Exception {
            TestAgent agent = agent("redirect/1");
            agent.ask();
            Map<String, String> parameters = agent.parameters();
            parameters.put("redirect_uri", "http://localhost:1/callback");
            agent.authorize(parameters);

            assertThat(flow("redirect/1"))
                    .contains(
                            "Stopped at authorize: it lacks a declared redirect_uri: it sent http://localhost:1/callback.")
                    .contains("redirect_uri must be given once and exactly match one of [");
        }

        @Test
        void saysThatPkceIsMissing() throws Exception {
            TestAgent agent = agent("pkce/1");
            agent.ask();
            Map<String, String> parameters = agent.parameters();
            parameters.remove("code_challenge");
            parameters.remove("code_challenge_method");
            agent.authorize(parameters);

            assertThat(flow("pkce/1"))
                    .contains("302 refused authorize Lacks PKCE: code_challenge with code_challenge_method=S256.");
        }

        @Test
        void saysThatADocumentIsNotAccepted() throws Exception {
            TestAgent agent = agent("document/1");
            agent.ask();
            Map<String, String> parameters = agent.parameters();
            parameters.put("client_id", "https://tools.example.com/client.json");
            agent.authorize(parameters);

            assertThat(flow("document/1"))
                    .contains(
                            "Lacks a client document that the stack accepts and has: https://tools.example.com/client.json.")
                    .contains("add it to gatehouse:mcp.documents");
        }

        @Test
        void saysWhatAClientConcludesFromPathsThatDoNotExist() throws Exception {
            TestAgent agent = agent("paths/1");
            agent.ask();
            agent.get("/.well-known/oauth-authorization-server/mcp");
            agent.get("/.well-known/openid-configuration");
            agent.get("/authorize?response_type=code");

            assertThat(flow("paths/1"))
                    .containsSubsequence(
                            "404 clients go on after it GET /.well-known/oauth-authorization-server/mcp No such document."
                                    + " Clients ask the next address; that of this server is"
                                    + " /.well-known/oauth-authorization-server.",
                            "404 clients go on after it GET /.well-known/openid-configuration",
                            "404 refused GET /authorize Lacks the authorization server of the metadata.");
        }

        @Test
        void saysThatTheStackRegistersNoClients() throws Exception {
            TestAgent agent = agent("register/1");
            agent.ask();
            agent.register("{\"client_name\":\"Tool\",\"redirect_uris\":[\"http://localhost:1/callback\"]}");

            assertThat(flow("register/1"))
                    .contains("stopped", "404 refused POST /register Lacks a client_id.")
                    .contains("gatehouse:mcp.registration: shared");
        }

        @Test
        void saysThatAWrongVerifierGetsNoToken() throws Exception {
            TestAgent agent = agent("verifier/1");
            agent.ask();
            agent.redeem(agent.signIn(agent.parameters()), "w".repeat(43));

            assertThat(flow("verifier/1"))
                    .contains("400 refused token (authorization_code)")
                    .contains("code_verifier");
        }

        @Test
        void saysThatAToolFailedAlthoughTheClientIsConnected() throws Exception {
            TestAgent agent = agent("tool/1");
            String token = agent.redeem(agent.signIn(agent.parameters()), agent.verifier())
                    .get("access_token")
                    .getAsString();
            agent.call(token, "tools/call", "{\"name\":\"create_resource\",\"arguments\":{\"name\":\"x\"}}");
            assertThat(flow("tool/1"))
                    .contains("Connected; the last message failed: tools/call create_resource")
                    .contains("200 refused tools/call create_resource The tool answered with an error: ");

            agent.call(token, "tools/none", "{}");
            assertThat(flow("tool/1")).contains("tools/none JSON-RPC error -32601: ");
        }

        @Test
        void saysThatAClientThatAsksForNothingMoreStartsNoSignIn() throws Exception {
            agent("silent/1").ask();
            assertThat(flow("silent/1")).contains("not connected", "Got the 401 and asked for nothing else");
        }

        @Test
        void saysThatTheAddressIsNotTheMcpUrl() throws Exception {
            agent("path/1").askAt(cloud.api().resolve("/mcp/"));
            assertThat(flow("path/1"))
                    .contains("Stopped at POST /mcp/: it lacks the MCP URL "
                            + agent("path/1").url() + ": its path is another one.");

            agent("host/1").askAt(URI.create("http://127.0.0.1:" + cloud.api().getPort() + "/mcp"));
            assertThat(flow("host/1"))
                    .contains("Not connected, and it cannot be: it lacks the host of the MCP URL "
                            + agent("host/1").url() + ": it calls 127.0.0.1:"
                            + cloud.api().getPort());
        }

        @Test
        void startsAgainAfterAPause() throws Exception {
            TestAgent agent = agent("pause/1");
            agent.get("/.well-known/oauth-protected-resource");
            cloud.clock().advance(Duration.ofMinutes(11));
            agent.get("/.well-known/oauth-authorization-server");
            assertThat(flow("pause/1"))
                    .contains("GET /.well-known/oauth-authorization-server")
                    .doesNotContain("oauth-protected-resource");
        }

        @Test
        void startsAgainWithANewRequestWithoutAToken() throws Exception {
            TestAgent agent = agent("again/1");
            agent.ask();
            agent.get("/.well-known/oauth-protected-resource/mcp");
            agent.ask();
            assertThat(flow("again/1")).contains("/mcp without a token").doesNotContain("oauth-protected-resource/mcp");
        }

        @Test
        void leavesOutRequestsOfOtherClients() throws Exception {
            cloud.tokens().user("user@example.com").client().get("/resources");
            assertThat(console.text("agents?fragment=1")).doesNotContain("/resources<");
        }
    }
}
