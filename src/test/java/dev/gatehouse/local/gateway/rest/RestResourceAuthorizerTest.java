package dev.gatehouse.local.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.gateway.TokenExplainer.RouteChecks;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.RestApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A REST API with a custom domain and two Cognito authorizers in its deployment: one for all clients of the pool, and one
 * that accepts only tokens for the resource of its MCP server (RFC 8707). The attacks on an MCP server
 * have the numbers 109 and up.
 */
class RestResourceAuthorizerTest {
    private static final String MCP = "http://localhost:9400/mcp";
    private static final String MCP_READ = MCP + "/read";
    private static final String CHALLENGE = "Bearer resource_metadata=\"http://localhost:9400/.well-known/"
            + "oauth-protected-resource/mcp\", scope=\"" + MCP_READ + "\"";
    private static final String ADVICE = "; request the token with resource=" + MCP + " at the authorization endpoint";

    private final TestRestApi rest = new TestRestApi()
            .customDomain(true)
            .closed("GET /read", TestApi.READ)
            .closedFor("^\\Q" + MCP + "\\E$", "ANY /mcp", MCP_READ)
            .response(
                    "UNAUTHORIZED",
                    new RestApi.GatewayResponse(
                            Optional.empty(),
                            Map.of("WWW-Authenticate", CHALLENGE),
                            Map.of("application/json", "{\"message\":$context.error.messageString}")))
            .declare();

    @AfterEach
    void stop() {
        rest.close();
    }

    private String ordinaryToken(Consumer<JsonObject> change) {
        JsonObject claims = rest.api.claims();
        change.accept(claims);
        return TestIssuer.signed(claims);
    }

    private String mcpToken(Consumer<JsonObject> change) {
        return ordinaryToken(claims -> {
            claims.addProperty("aud", MCP);
            claims.addProperty("scope", "openid " + MCP_READ);
            change.accept(claims);
        });
    }

    private String mcpToken() {
        return mcpToken(claims -> {});
    }

    private void refused(RawHttpClient.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(TestRestApi.UNAUTHORIZED);
        assertThat(answer.header("www-authenticate")).isEqualTo(CHALLENGE);
        assertThat(rest.api.reason()).isEqualTo(reason);
        assertThat(rest.api.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void aTokenForTheResourceReachesTheFunctionWithEveryMethod(String method) {
        assertThat(rest.api
                        .wire
                        .send(method, "/mcp", new byte[0], "Authorization: Bearer " + mcpToken())
                        .status())
                .isEqualTo(200);
        JsonObject context = rest.api.event().getAsJsonObject("requestContext");
        assertThat(context.getAsJsonObject("authorizer")
                        .getAsJsonObject("claims")
                        .get("aud")
                        .getAsString())
                .isEqualTo(MCP);
        assertThat(context.get("resourcePath").getAsString()).isEqualTo("/mcp");
    }

    @Test
    @DisplayName("attack 109: the token of an ordinary client, or none, gets the challenge with the metadata")
    void ordinaryToken() {
        refused(
                rest.api.get("/mcp", rest.api.token()),
                "audience: aud must be " + MCP + ", got none (client_id \"" + TestApi.CLIENT + "\")" + ADVICE);
        refused(
                rest.api.wire.send("POST", "/mcp", new byte[0]),
                "token: ANY /mcp requires a token in method.request.header.Authorization, got none; send"
                        + " \"Authorization: Bearer <access token>\"");
        assertThat(rest.api.wire.get("/mcp").header("www-authenticate")).isEqualTo(CHALLENGE);
    }

    @Test
    @DisplayName("attack 110: a token for the MCP server has no scope of another method")
    void mcpTokenElsewhere() {
        RawHttpClient.Answer answer = rest.api.get("/read", mcpToken());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(rest.api.reason()).startsWith("scope: the token must have the scope " + TestApi.READ + ", got ");
        assertThat(rest.api.events).isEmpty();
    }

    @Test
    @DisplayName("attack 110: the authorizer without an expression does not look at aud, only the scope refuses (DOC)")
    void anAuthorizerWithoutAnExpressionAcceptsEveryAudience() {
        String token = mcpToken(claims -> claims.addProperty("scope", TestApi.READ));

        assertThat(rest.api.get("/read", token).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("attack 111: an ordinary client that asks for the resource has none of its scopes")
    void noScope() {
        RawHttpClient.Answer answer =
                rest.api.get("/mcp", mcpToken(claims -> claims.addProperty("scope", TestApi.READ)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo(CHALLENGE);
        assertThat(rest.api.reason()).startsWith("scope: the token must have the scope " + MCP_READ + ", got only ");
        assertThat(rest.api.events).isEmpty();
    }

    @ParameterizedTest(name = "attack 112: {0}")
    @ValueSource(
            strings = {
                MCP + "/",
                MCP + "#x",
                MCP + "?x=1",
                "x" + MCP,
                "http://127.0.0.1:9400/mcp",
                "http://localhost:9401/mcp",
                "https://localhost:9400/mcp",
                "http://LOCALHOST:9400/mcp",
                "http://localhost:9400/MCP",
                MCP + " " + MCP,
                ""
            })
    void almostTheResource(String aud) {
        refused(
                rest.api.get("/mcp", mcpToken(claims -> claims.addProperty("aud", aud))),
                "audience: aud must be " + MCP + ", got \"" + aud + "\"" + ADVICE);
    }

    @Test
    @DisplayName("attack 113: an ID token")
    void idToken() {
        refused(
                rest.api.get("/mcp", TestIssuer.signed(rest.idClaims())),
                "use: token_use must be access, got \"id\"; send the access token, because this method has scopes");
    }

    @Test
    @DisplayName("attack 114: the token of a machine client, which has no aud, even with the scope")
    void machineToken() {
        refused(
                rest.api.get("/mcp", ordinaryToken(claims -> {
                    claims.remove("username");
                    claims.addProperty("scope", MCP_READ);
                })),
                "audience: aud must be " + MCP + ", got none (client_id \"" + TestApi.CLIENT + "\")" + ADVICE);
    }

    @Test
    @DisplayName("attack 129: a token in the query or in the body")
    void tokenElsewhere() {
        assertThat(rest.api.wire.get("/mcp?access_token=" + mcpToken()).status())
                .isEqualTo(401);
        assertThat(rest.api
                        .wire
                        .send("POST", "/mcp", ("access_token=" + mcpToken()).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
        assertThat(rest.api.events).isEmpty();
    }

    @Test
    void theConsoleShowsTheChecksOfTheAuthorizerOfEachMethod() {
        List<RouteChecks> routes = rest.api
                .gateway
                .explainer()
                .token(rest.api.cloud.declared(), rest.api.token(), rest.api.clock.instant());
        assertThat(routes).extracting(RouteChecks::routeKey).containsExactly("ANY /mcp", "GET /read");
        assertThat(routes).extracting(RouteChecks::allowed).containsExactly(false, true);
        String received = "none (client_id \"" + TestApi.CLIENT + "\")";
        assertThat(routes.get(0).checks())
                .contains(new CheckResult(
                        "audience",
                        "aud is " + MCP,
                        received,
                        Optional.of("audience: aud must be " + MCP + ", got " + received + ADVICE)));
        assertThat(routes.get(1).checks()).noneMatch(check -> check.name().equals("audience"));
    }

    @Test
    void aThrottleOfAMethodOfTheResourceIsItsOwn() {
        rest.throttle("~1mcp/POST", 1, 1).declare();
        String token = "Authorization: Bearer " + mcpToken();
        assertThat(rest.api.wire.send("POST", "/mcp", new byte[0], token).status())
                .isEqualTo(200);
        assertThat(rest.api.wire.send("POST", "/mcp", new byte[0], token).status())
                .isEqualTo(429);
        assertThat(rest.api.wire.send("GET", "/mcp", new byte[0], token).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a preflight reaches ANY /mcp, which needs a token; the own method OPTIONS of the resource answers it")
    void preflight() {
        String[] headers = {"Origin: https://app.example.com", "Access-Control-Request-Method: POST"};
        assertThat(rest.api.wire.send("OPTIONS", "/mcp", new byte[0], headers).status())
                .isEqualTo(401);
        assertThat(rest.api.reason())
                .isEqualTo("CORS: a preflight must reach a route without an authorizer (browsers send no token), got"
                        + " ANY /mcp; add OPTIONS /mcp without an authorizer");
        rest.behind(
                        "OPTIONS /mcp",
                        new RestApi.Integration.Mock(
                                Set.of("application/json"),
                                false,
                                Optional.of(new RestApi.MockAnswer(
                                        204,
                                        Map.of("Access-Control-Allow-Origin", "https://app.example.com"),
                                        Map.of()))))
                .declare();
        RawHttpClient.Answer answer = rest.api.wire.send("OPTIONS", "/mcp", new byte[0], headers);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://app.example.com");
        assertThat(rest.api.wire.send("POST", "/mcp", new byte[0], headers[0]).status())
                .isEqualTo(401);
    }
}
