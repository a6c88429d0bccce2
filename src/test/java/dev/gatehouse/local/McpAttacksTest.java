package dev.gatehouse.local;

import static dev.gatehouse.local.McpWire.CALLBACK;
import static dev.gatehouse.local.McpWire.DOCUMENT;
import static dev.gatehouse.local.McpWire.access;
import static dev.gatehouse.local.McpWire.call;
import static dev.gatehouse.local.McpWire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.http.RawHttpClient.Answer;
import dev.gatehouse.testkit.TestCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the MCP server of a whole stack with its function, over sockets, on both kinds of API. */
class McpAttacksTest {
    private static final Path STACKS = Path.of("src/test/mcp-clients/stacks");
    private static final String HTTP = "Pulumi.http.yaml";
    private static final String REST = "Pulumi.rest.yaml";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

    @TempDir
    private Path folder;

    private static TestCloud start(String stack) {
        return TestCloud.start(STACKS.resolve(stack));
    }

    /** Attack 135. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void anotherSpellingOfAPathIsNotThatPath(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String token = wire.token();
            for (String path : List.of(
                    "/mcp/",
                    "//mcp",
                    "/./mcp",
                    "/x/../mcp",
                    "/%6dcp",
                    "/mcp%2f",
                    "/MCP",
                    "/mcp;a=b",
                    "/mcp%00",
                    "/mcp/.",
                    "/%2e/mcp",
                    "/v1/mcp",
                    "/$default/mcp",
                    "/mcp%20",
                    "/mcp%c0%af",
                    "\\mcp")) {
                Answer answer = wire.send("POST", path, token, LIST);
                assertThat(answer.status()).as(path).isIn(400, 403, 404);
                assertThat(answer.body()).doesNotContain("jsonrpc");
            }
            for (String path : List.of(
                    "/.well-known/oauth-protected-resource/", "/.well-known/oauth-protected-resource/MCP",
                    "/.well-known//oauth-protected-resource", "/%2ewell-known/oauth-protected-resource",
                    "/.WELL-KNOWN/oauth-protected-resource", "/.well-known/oauth-protected-resource%2fmcp",
                    "/.well-known/oauth-authorization-server/mcp", "/.well-known/x/../oauth-authorization-server")) {
                Answer answer = wire.api.get(path);
                assertThat(answer.status()).as(path).isIn(400, 403, 404);
                assertThat(answer.body()).doesNotContain("issuer", "authorization_servers");
            }
            assertThat(wire.post(token, LIST).status()).isEqualTo(200);
        }
    }

    /** Attack 136. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aMethodInAHeaderChangesNothing(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String token = wire.token();
            for (String name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
                assertThat(wire.send("GET", "/mcp", token, LIST, name + ": POST")
                                .status())
                        .isEqualTo(405);
                assertThat(wire.post(token, LIST, name + ": DELETE").status()).isEqualTo(200);
                assertThat(wire.api
                                .send("POST", "/mcp", LIST.getBytes(StandardCharsets.UTF_8), name + ": OPTIONS")
                                .status())
                        .isEqualTo(401);
            }
            for (String method : List.of("TRACE", "post", "PROPFIND")) {
                assertThat(wire.send(method, "/mcp", token, LIST).status())
                        .as(method)
                        .isIn(403, 404);
            }
        }
    }

    /** Attack 137: a rule about a header sees all its values, so no proxy can be shown another one. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aRepeatedHeaderOfMcpIsRefused(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String token = wire.token();
            String call = call("list_resources", "{}");
            for (String other : List.of("count_resources", "list_resources")) {
                for (String name : List.of("Mcp-Name", "mcp-NAME")) {
                    assertThat(wire.post(token, call, "Mcp-Name: " + other, name + ": list_resources")
                                    .body())
                            .as(other)
                            .contains("\"code\":-32020");
                }
            }
            assertThat(wire.post(token, call, "Mcp-Method: tools/list", "Mcp-Method: tools/call")
                            .body())
                    .contains("\"code\":-32020");
            assertThat(wire.post(token, call, "MCP-Protocol-Version: 2026-07-28", "MCP-Protocol-Version: 2025-11-25")
                            .status())
                    .isEqualTo(400);
            assertThat(wire.post(token, call, "Mcp-Name: list_resources").status())
                    .isEqualTo(200);
        }
    }

    /** Attack 138. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aNameThatLooksLikeADeclaredOneIsAnother(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String token = wire.token();
            for (String tool : List.of(
                    "List_resources",
                    "list_resources ",
                    "list_resource\u0455",
                    "\uff4cist_resources",
                    "list_resources\u200b",
                    "list_resources\\u0000",
                    "list_resources;count_resources",
                    "__proto__",
                    "")) {
                assertThat(wire.post(token, call(tool, "{}")).body())
                        .as(tool)
                        .isEqualTo(
                                "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,\"message\":\"there is no such tool: "
                                        + "tools/list has the names\"},\"id\":1}");
            }
            for (String scope : List.of(
                    "Read",
                    "re\u0430d",
                    "read\u200b",
                    "*",
                    "read/",
                    "/read",
                    "read," + wire.scope("write"),
                    "read\u00a0" + wire.scope("write"),
                    "read\t" + wire.scope("write"))) {
                assertThat(wire.authorizePage(wire.authorize("scope", "openid " + wire.scope(scope)))
                                .header("location"))
                        .as(scope)
                        .startsWith(CALLBACK + "?error=invalid_scope&");
            }
        }
    }

    /** Attack 127: the token keeps the group until it expires, and a refresh does not give it again. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aUserWhoLeftTheGroupLosesItsToolsAtTheNextRefresh(String stack) throws Exception {
        Path file =
                Files.writeString(folder.resolve(stack), McpWire.withAdmin(Files.readString(STACKS.resolve(stack))));
        try (TestCloud cloud = TestCloud.start(file)) {
            McpWire wire = new McpWire(cloud);
            Map<String, String> authorization = wire.authorize();
            JsonObject tokens = json(wire.redeem(authorization, wire.code(authorization, McpWire.ADMIN)));
            String count = call("count_resources", "{}");
            assertThat(wire.post(access(tokens), count).body()).contains("\"isError\":false");
            wire.removeFromGroup(McpWire.ADMIN, "admin");

            String refreshed =
                    access(json(wire.refresh(tokens.get("refresh_token").getAsString())));
            assertThat(wire.post(refreshed, count).body())
                    .contains("only members of the group admin may use count_resources")
                    .contains("\"isError\":true");
            assertThat(wire.post(refreshed, LIST).body()).doesNotContain("count_resources");
        }
    }

    /** Attack 139: in the grace period each gets tokens; the replaced token then ends the session of all of them. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void refreshesAtTheSameMomentStayOneSession(String stack) throws Exception {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String first = wire.tokens(wire.authorize()).get("refresh_token").getAsString();
            List<JsonObject> refreshed = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<Answer>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    answers.add(threads.submit(() -> wire.refresh(first)));
                }
                for (Future<Answer> answer : answers) {
                    assertThat(answer.get().status()).isEqualTo(200);
                    refreshed.add(json(answer.get()));
                }
            } finally {
                threads.shutdown();
            }
            for (JsonObject tokens : refreshed) {
                JsonObject claims = RunningCognito.claims(access(tokens));
                assertThat(claims.get("aud").getAsString()).isEqualTo(wire.url());
                assertThat(claims.get("scope").getAsString()).isEqualTo("openid " + wire.scope("read"));
            }
            cloud.clock().advance(Duration.ofMinutes(2));

            assertThat(wire.refresh(first).body()).isEqualTo("{\"error\":\"invalid_grant\"}");
            for (JsonObject tokens : refreshed) {
                assertThat(wire.refresh(tokens.get("refresh_token").getAsString())
                                .body())
                        .isEqualTo("{\"error\":\"invalid_grant\"}");
            }
        }
    }

    /** Attack 140: two clouds of one stack file have the same pool id, client ids and keys, so only the issuer differs. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aTokenOfAnotherPoolForThisServerIsRefused(String stack) {
        try (TestCloud cloud = start(stack);
                TestCloud foreign = start(stack)) {
            McpWire wire = new McpWire(cloud);
            McpWire other = new McpWire(foreign);
            String token = access(other.tokens(other.authorize("resource", wire.url())));
            JsonObject claims = RunningCognito.claims(token);
            assertThat(claims.get("aud").getAsString()).isEqualTo(wire.url());
            assertThat(claims.get("client_id").getAsString()).isEqualTo(cloud.clientId("agents"));

            assertThat(wire.post(token, LIST).status()).isEqualTo(401);
            assertThat(String.join("\n", cloud.log())).contains("POST /mcp 401", "issuer: iss must be ");
        }
    }

    /** Attack 130: nor codes, verifiers and refresh tokens, used rightly and wrongly. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void noSecretOfASignInIsInTheLog(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            Map<String, String> authorization = wire.authorize("client_id", DOCUMENT);
            String code = wire.code(authorization);
            JsonObject tokens = json(wire.redeem(authorization, code));
            String refresh = tokens.get("refresh_token").getAsString();
            String signature = access(tokens).split("\\.", -1)[2];
            wire.redeem(authorization, code);
            wire.refresh(refresh);
            wire.cognito.get("/oauth2/token?refresh_token=" + refresh);
            wire.post(access(tokens), call("get_resource", "{\"id\":\"argument-of-a-tool\"}"));
            wire.post(access(tokens), call("argument-of-a-tool", "{}"), "Mcp-Session-Id: " + access(tokens));
            wire.send("POST", "/mcp?access_token=" + access(tokens), "none", LIST, "Cookie: t=" + access(tokens));

            assertThat(String.join("\n", cloud.log()))
                    .contains("POST /mcp")
                    .doesNotContain(
                            code,
                            refresh,
                            signature,
                            "argument-of-a-tool",
                            RunningCognito.redeem("", "").getOrDefault("code_verifier", "none"));
        }
    }

    /** Attacks 116 and 125: the same list at the registration and at the authorization endpoint. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aRedirectUriThatLooksLikeADeclaredOneIsRefused(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            for (String uri : List.of(
                    CALLBACK + "/",
                    CALLBACK + "?x=1",
                    CALLBACK + "#x",
                    CALLBACK + " ",
                    CALLBACK + "%0d%0aa:b",
                    "http://localhost:38976/Callback",
                    "http://LOCALHOST:38976/callback",
                    "http://127.0.0.1:38976/callback",
                    "http://[::1]:38976/callback",
                    "http://localhost:038976/callback",
                    "http://localhost:38976/./callback",
                    "http://localhost:38976/%63allback",
                    "http://a@localhost:38976/callback",
                    "http://localhost:38976@evil.example/callback",
                    "//localhost:38976/callback",
                    "http://localhost.evil.example:38976/callback",
                    "http://localho\u0455t:38976/callback")) {
                for (String client : List.of(cloud.clientId("agents"), DOCUMENT)) {
                    Map<String, String> request = wire.authorize("redirect_uri", uri);
                    request.put("client_id", client);
                    Answer answer = wire.authorizePage(request);
                    assertThat(answer.status()).as(uri).isEqualTo(400);
                    assertThat(answer.header("location")).isEqualTo("absent");
                }
                cloud.clock().advance(Duration.ofSeconds(1));
                assertThat(wire.send("POST", "/register", "none", "{\"redirect_uris\":[\"" + uri + "\"]}")
                                .body())
                        .as(uri)
                        .startsWith("{\"error\":\"invalid_redirect_uri\"");
            }
        }
    }

    /** Attack 124. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aClientDocumentThatLooksLikeAnAllowedOneIsRefused(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String path = "/mcp/client.json";
            for (String url : List.of(
                    "https://u@clients.example.com" + path,
                    "https://u:p@clients.example.com" + path,
                    "https://clients.example.com:443" + path,
                    "https://CLIENTS.example.com" + path,
                    "HTTPS://clients.example.com" + path,
                    "http://clients.example.com" + path,
                    "https://clients.example.com." + path,
                    "https://clients.example.com.evil.example" + path,
                    "https://cl\u0456ents.example.com" + path,
                    "https://clients.example\u3002com" + path,
                    "https://xn--clents-3of.example.com" + path,
                    "https://127.0.0.1" + path,
                    "https://clients.example.com\\@evil.example" + path,
                    "https://clients.example.com/mcp/../mcp/client.json",
                    "https://clients.example.com/%2e/mcp/client.json",
                    "https://clients.example.com/mcp%2fclient.json",
                    "https://clients.example.com/mcp/%63lient.json",
                    DOCUMENT + "/",
                    DOCUMENT + "?a",
                    DOCUMENT + "#a",
                    DOCUMENT + " ",
                    DOCUMENT + "\n",
                    " " + DOCUMENT,
                    DOCUMENT + "\u0000")) {
                Answer answer = wire.authorizePage(wire.authorize("client_id", url));
                assertThat(answer.status()).as(url).isEqualTo(400);
                assertThat(answer.header("location")).isEqualTo("absent");
                assertThat(answer.body()).contains("This app is not registered.");
            }
            assertThat(wire.authorizePage(wire.authorize("client_id", DOCUMENT)).status())
                    .isEqualTo(302);
        }
    }

    /** Attack 131. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aMessageThatIsNoneIsRefusedAndNeverAnInternalError(String stack) {
        try (TestCloud cloud = start(stack)) {
            McpWire wire = new McpWire(cloud);
            String token = wire.token();
            String ping = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}";
            for (String body : List.of(
                    "[" + LIST + "]",
                    "[]",
                    "null",
                    LIST + " x",
                    LIST.replace("}", ",}"),
                    "/**/" + LIST,
                    LIST.replace("\"id\":1", "\"id\":1,\"id\":2"),
                    "[".repeat(200_000),
                    "{\"a\":".repeat(50_000),
                    call("list_resources\",\"name\":\"count_resources", "{}"),
                    call("list_resources", "[]"),
                    ping.formatted("null"),
                    ping.formatted("1.5"),
                    ping.formatted("1e400"),
                    ping.formatted("9".repeat(400)),
                    ping.formatted("[]"),
                    ping.formatted("\"" + "a".repeat(257) + "\""))) {
                assertThat(wire.post(token, body).status())
                        .as(body.substring(0, Math.min(60, body.length())))
                        .isEqualTo(400);
            }
            String megabyte = "x".repeat(1_000_000);
            assertThat(wire.post(token, call("get_resource", "{\"id\":\"" + megabyte + "\"}"))
                            .body())
                    .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":"
                            + "\"id: must be a text of 1 to 64 characters\"}],\"isError\":true}}");
            assertThat(wire.post(token, call("get_resource", "{\"id\":\"" + megabyte + megabyte + "\"}"))
                            .status())
                    .isEqualTo(413);
        }
    }

    /** Attack 126: a preflight request of another page gets no permission, and its request with a token runs no tool. */
    @ParameterizedTest
    @ValueSource(strings = {HTTP, REST})
    void aPageOfAnotherOriginGetsNoPermission(String stack) throws Exception {
        String page = "http://localhost:5173";
        String text = Files.readString(STACKS.resolve(stack));
        Path file = folder.resolve(stack);
        Files.writeString(
                file,
                stack.equals(REST)
                        ? text.replace("{kind: rest,", "{kind: rest, cors: ['" + page + "'],")
                        : text.replace(
                                "  gatehouse:routes:",
                                "  gatehouse:api: {cors: ['" + page + "']}\n  gatehouse:routes:"));
        try (TestCloud cloud = TestCloud.start(file)) {
            McpWire wire = new McpWire(cloud);
            String token = wire.token();
            assertThat(preflight(wire, page).header("access-control-allow-origin"))
                    .isEqualTo(page);
            assertThat(wire.post(token, LIST, "Origin: " + page).status()).isEqualTo(200);
            for (String other : List.of(
                    "http://localhost:5174",
                    "http://localhost:5173.evil.example",
                    "http://LOCALHOST:5173",
                    "null",
                    "https://localhost:5173",
                    page + "/")) {
                // A REST API answers each preflight request with the one declared origin, which a browser compares.
                assertThat(preflight(wire, other).header("access-control-allow-origin"))
                        .as(other)
                        .isIn("absent", page);
                assertThat(wire.post(token, LIST, "Origin: " + other).status())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(wire.post(token, LIST, "Origin: http://evil.example", "Origin: " + page)
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Answer preflight(McpWire wire, String origin) {
        return wire.api.send(
                "OPTIONS",
                "/mcp",
                new byte[0],
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type");
    }
}
