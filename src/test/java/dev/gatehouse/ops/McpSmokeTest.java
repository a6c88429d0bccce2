package dev.gatehouse.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.ops.CheckResult.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of an MCP server, against a server on a loopback port that can be told to misbehave. */
class McpSmokeTest {
    private static final String TOKEN = "header.payload.signature";
    private static final String SERVER_PATH = "/.well-known/oauth-authorization-server";
    private static final String RESOURCE_PATH = "/.well-known/oauth-protected-resource";
    private static final String NAMED = "the 401 names the metadata";
    private static final String CALLBACK = "the sign-in sends no other issuer to the callback";

    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> refusalHeaders = new ConcurrentHashMap<>();
    private HttpServer server;
    private String base;
    private JsonObject resource;
    private JsonObject metadata;
    private String callback = "?error=invalid_scope&state=smoke";
    private Optional<String> authorizeQuery = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        base = "http://localhost:" + server.getAddress().getPort();
        resource = json("{'resource': 'BASE/agents/mcp', 'authorization_servers': ['BASE']}");
        metadata = json("{'issuer': 'BASE', 'authorization_endpoint': 'BASE/auth/oauth2/authorize', 'token_endpoint':"
                + " 'BASE/auth/oauth2/token', 'jwks_uri': 'BASE/jwks', 'code_challenge_methods_supported': ['S256']}");
        refusalHeaders.put(
                "WWW-Authenticate",
                "Bearer resource_metadata=\"" + base + RESOURCE_PATH + "/agents/mcp\", scope=\"x\"");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"').replace("BASE", base))
                .getAsJsonObject();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String call = exchange.getRequestMethod() + " " + path + (authorization == null ? "" : " token");
        String body = switch (path) {
            case RESOURCE_PATH, RESOURCE_PATH + "/agents/mcp" -> resource.toString();
            case SERVER_PATH -> metadata.toString();
            default -> "{}";
        };
        if (path.equals("/auth/oauth2/authorize")) {
            authorizeQuery = Optional.of(exchange.getRequestURI().getQuery());
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:6276/oauth/callback" + callback);
        }
        if (path.equals("/agents/mcp")) {
            refusalHeaders.forEach(exchange.getResponseHeaders()::set);
        }
        int normal = path.equals("/agents/mcp")
                ? 401
                : path.equals("/auth/oauth2/authorize") ? 302 : body.equals("{}") ? 404 : 200;
        exchange.sendResponseHeaders(statuses.getOrDefault(call, normal), body.getBytes(UTF_8).length);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private List<CheckResult> run() throws InterruptedException {
        DeployedStack stack = DeployedStack.parse(json("""
                {"issuer": "BASE/pool", "discoveryUrl": "BASE/discovery", "jwksUrl": "BASE/jwks", "authUrl": "BASE/auth",
                 "apiUrl": "BASE", "mcpUrl": "BASE/agents/mcp", "scopes": {}, "routes": [],
                 "clients": {"jobs": {"clientId": "abc", "kind": "machine", "scopes": ["read"]},
                             "agents": {"clientId": "def", "kind": "agent", "scopes": ["openid", "read"],
                                        "callbackUrls": ["http://127.0.0.1:6276/oauth/callback"]}},
                 "clientSecrets": {"jobs": ["s3cret"]}}""").toString());
        return new McpSmoke(
                        stack,
                        java.net.URI.create(stack.mcpUrl().orElseThrow()),
                        new SmokeRequests(HttpClient.newHttpClient()))
                .run(stack.machine(), Optional.of(TOKEN));
    }

    private Map<String, String> failures() throws InterruptedException {
        Map<String, String> failures = new TreeMap<>();
        for (CheckResult check : run()) {
            if (check.verdict() == Verdict.FAILED) {
                failures.put(check.what(), check.seen());
            }
        }
        return failures;
    }

    @Test
    void passWhileTheServerBehaves() throws Exception {
        assertThat(run())
                .hasSize(7)
                .allSatisfy(check ->
                        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.PASSED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /.well-known/oauth-protected-resource            | 404 | GET /.well-known/oauth-protected-resource names the MCP URL and its origin
                    GET /.well-known/oauth-protected-resource/agents/mcp | 401 | GET /.well-known/oauth-protected-resource/agents/mcp names the MCP URL and its origin
                    GET /.well-known/oauth-authorization-server          | 302 | GET /.well-known/oauth-authorization-server names its origin and the outputs' endpoints
                    POST /agents/mcp                                     | 200 | POST /agents/mcp rejects a request without a token
                    POST /agents/mcp token                               | 403 | POST /agents/mcp rejects jobs, whose token is not for it
                    """)
    void failForAnotherStatus(String call, int status, String check) throws Exception {
        statuses.put(call, status);
        assertThat(failures()).isEqualTo(Map.of(check, String.valueOf(status)));
    }

    @Test
    void failForADocumentOfAnotherServer() throws Exception {
        resource.addProperty("resource", base + "/agents/mcp/");
        assertThat(failures())
                .isEqualTo(Map.of(
                        "GET " + RESOURCE_PATH + " names the MCP URL and its origin",
                        base + "/agents/mcp/",
                        "GET " + RESOURCE_PATH + "/agents/mcp names the MCP URL and its origin",
                        base + "/agents/mcp/"));
        resource.addProperty("resource", base + "/agents/mcp");
        resource.add("authorization_servers", new JsonArray());
        assertThat(failures()).hasSize(2);
    }

    @Test
    void nameEachWrongValueOfTheServersMetadata() throws Exception {
        metadata.addProperty("issuer", base + "/pool");
        metadata.remove("token_endpoint");
        metadata.add("code_challenge_methods_supported", JsonParser.parseString("[\"plain\"]"));
        assertThat(failures())
                .isEqualTo(Map.of(
                        "GET " + SERVER_PATH + " names its origin and the outputs' endpoints",
                        "issuer " + base
                                + "/pool, token_endpoint absent, code_challenge_methods_supported without S256"));
    }

    @Test
    void failForAChallengeThatNamesOtherMetadata() throws Exception {
        refusalHeaders.put("WWW-Authenticate", "Bearer resource_metadata=\"https://evil.test/\"");
        assertThat(failures()).isEqualTo(Map.of(NAMED, "https://evil.test/"));
    }

    @Test
    void failForARestApiWithoutTheChallengeAndOnlyReportItForAnHttpApi() throws Exception {
        refusalHeaders.put("WWW-Authenticate", "Bearer");
        assertThat(failures()).isEmpty();
        assertThat(run())
                .filteredOn(check -> check.verdict() == Verdict.SKIPPED)
                .extracting(CheckResult::what, CheckResult::seen)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        NAMED, "an HTTP API cannot, so clients try the well-known paths; received Bearer"));

        refusalHeaders.put("x-amzn-ErrorType", "UnauthorizedException");
        assertThat(failures()).isEqualTo(Map.of(NAMED, "Bearer"));
    }

    @Test
    void failForACallbackWithTheIssuerOfTheUserPool() throws Exception {
        callback = "?error=invalid_scope&iss=https%3A%2F%2Fcognito.test%2Fpool";
        assertThat(failures()).isEqualTo(Map.of(CALLBACK, "iss=https%3A%2F%2Fcognito.test%2Fpool"));
        assertThat(authorizeQuery.orElseThrow())
                .contains("client_id=def", "scope=" + base + "/agents/mcp/gatehouse-smoke-unknown&")
                .contains("resource=" + base + "/agents/mcp");

        callback = "?error=invalid_scope&iss=" + base.replace(":", "%3A").replace("/", "%2F");
        assertThat(failures()).as("a client accepts the issuer of the metadata").isEmpty();
    }

    @Test
    void skipTheCallbackIfTheAnswerIsASignInPage() throws Exception {
        statuses.put("GET /auth/oauth2/authorize", 200);
        callback = "";
        assertThat(run())
                .filteredOn(check -> check.what().equals(CALLBACK))
                .extracting(CheckResult::verdict)
                .containsExactly(Verdict.SKIPPED);
    }

    @Test
    void neverShowATokenOrASecret() throws Exception {
        statuses.put("POST /agents/mcp token", 200);
        assertThat(run().toString()).doesNotContain(TOKEN, "s3cret");
    }

    @Test
    void failForAServerThatDoesNotAnswer() throws Exception {
        server.stop(0);
        assertThat(failures())
                .hasSize(5)
                .allSatisfy((check, seen) -> assertThat(seen).isEqualTo("no answer from localhost: ConnectException"));
    }
}
