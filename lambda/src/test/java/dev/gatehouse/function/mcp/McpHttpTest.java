package dev.gatehouse.function.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request must have before its body is read. */
class McpHttpTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String TYPE = "application/json";

    private final TestServer server = new TestServer();

    private McpAnswer send(String method, Map<String, String> headers, Map<String, String> claims) {
        return server.send(new McpRequest(method, headers, Optional.of(PING), TestServer.token(claims)));
    }

    @Test
    void answersAPostRequestByOneJsonObject() {
        McpAnswer answer = server.post(PING);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsExactly(Map.entry("content-type", TYPE));
        assertThat(answer.body()).hasValue("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    /** Attack 133: an API without sessions has nothing to open or to end. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "post", ""})
    void answers405ToAnyOtherMethod(String method) {
        McpAnswer answer = send(method, Map.of("content-type", TYPE), TestServer.claims(TestServer.READ));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("allow", "POST").containsEntry("content-type", TYPE);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                        + "\"message\":\"send POST: this server has no sessions and opens no streams\"}}");
    }

    /** Attack 133. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST"})
    void answers401ToAnyMethodWithoutAToken(String method) {
        McpAnswer answer =
                server.send(new McpRequest(method, Map.of("content-type", TYPE), Optional.of(PING), Optional.empty()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":"
                        + "\"this endpoint requires an access token for https://api.example.com/mcp\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "aud, https://api.example.com/mcp, 200",
        "aud, https://api.example.com/mcp/, 401",
        "aud, https://api.example.com, 401",
        "aud, https://API.example.com/mcp, 401",
        "aud, https://api.example.com/mcp#x, 401",
        "aud, '[https://api.example.com/mcp https://other.example.com]', 401",
        "aud, c, 401",
        "aud, '', 401",
        "token_use, access, 200",
        "token_use, id, 401",
        "token_use, Access, 401",
        "token_use, '', 401",
    })
    void requiresAnAccessTokenWhoseAudienceIsTheAddress(String claim, String value, int status) {
        Map<String, String> claims = new LinkedHashMap<>(TestServer.claims(TestServer.READ));
        claims.put(claim, value);
        assertThat(server.post(Map.of(), claims, PING).status()).isEqualTo(status);
    }

    /** Attack 126. */
    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, 200",
        "http://localhost:5173, 200",
        "https://app.example.com:443, 403",
        "https://app.example.com/, 403",
        "https://APP.example.com, 403",
        "https://app.example.com.evil.example, 403",
        "http://app.example.com, 403",
        "'https://app.example.com,http://localhost:5173', 403",
        "https://api.example.com, 403",
        "*, 403",
        "null, 403",
        "'', 403",
    })
    void refusesPagesOfOtherOrigins(String origin, int status) {
        assertThat(server.post(Map.of("origin", origin), TestServer.claims(TestServer.READ), PING)
                        .status())
                .isEqualTo(status);
    }

    /** Attack 126: neither method, nor token, nor body is looked at, and no tool runs. */
    @Test
    void refusesAForeignOriginBeforeAnythingElse() {
        McpAnswer answer = server.send(new McpRequest(
                "GET", Map.of("origin", "https://evil.example"), Optional.of("not JSON"), Optional.empty()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                        + "\"message\":\"requests of pages of this Origin are not accepted\"}}");
        server.post(
                Map.of("origin", "https://evil.example"),
                TestServer.claims(TestServer.READ),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"look\"}}");
        assertThat(server.calls).isEmpty();
    }

    @Test
    void acceptsNoOriginAtAllIfNoneIsDeclared() {
        McpSettings settings = McpSettings.of(TestServer.URL, null, null);
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.rules()).isEmpty();
        assertThat(new HttpRules(settings)
                        .refusal(new McpRequest(
                                "POST",
                                Map.of("content-type", TYPE, "origin", ""),
                                Optional.of(PING),
                                TestServer.token(TestServer.claims("")))))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(403));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 200",
                "Application/JSON; charset=utf-8 | 200",
                "application/json ;x=y | 200",
                "text/plain | 415",
                "application/json-rpc | 415",
                "application/x-www-form-urlencoded | 415",
                "'' | 415"
            })
    void requiresJson(String type, int status) {
        assertThat(server.post(Map.of("content-type", type), TestServer.claims(TestServer.READ), PING)
                        .status())
                .isEqualTo(status);
        assertThat(send("POST", Map.of(), TestServer.claims(TestServer.READ)).status())
                .isEqualTo(415);
    }

    /** Attack 131. The last character has two bytes. */
    @Test
    void acceptsOneMegabyteAndNoByteMore() {
        String most = PING + " ".repeat(HttpRules.MAX_BODY_BYTES - PING.length());
        assertThat(server.post(most).status()).isEqualTo(200);
        McpAnswer refused = server.post(most + " ");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                        + "\"message\":\"the body must have at most 1048576 bytes\"}}");
        assertThat(server.post(most.substring(1) + "ü").status()).isEqualTo(413);
        assertThat(server.post("x".repeat(6_000_000)).status()).isEqualTo(413);
    }

    @Test
    void showsNoHeaderAndNoBodyAsText() {
        assertThat(new McpRequest(
                        "POST", Map.of("authorization", "Bearer secret"), Optional.of("secret"), Optional.empty()))
                .hasToString("McpRequest[POST]");
    }
}
