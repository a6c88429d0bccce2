package dev.gatehouse.local.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestIssuer;
import dev.gatehouse.local.gateway.TokenExplainer.RouteChecks;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.HttpApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An HTTP API with two JWT authorizers: one for the app clients, and one that accepts only tokens for the resource of its
 * MCP server (RFC 8707). The attacks on an MCP server have the numbers 109 and up.
 */
class ResourceAuthorizerTest {
    private static final String MCP = "http://localhost:9400/mcp";
    private static final String MCP_READ = MCP + "/read";
    private static final String ORIGIN = "https://app.example.com";

    private final TestApi api = new TestApi()
            .closed("GET /read", TestApi.READ)
            .closedFor(Set.of(MCP), "ANY /mcp", MCP_READ)
            .declare();

    @AfterEach
    void stop() {
        api.close();
    }

    private String ordinaryToken(Consumer<JsonObject> change) {
        JsonObject claims = api.claims();
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
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.header("www-authenticate"))
                .isEqualTo("Bearer scope=\"\" error=\"invalid_token\" error_description="
                        + "\"the token does not have a valid audience\"");
        assertThat(api.reason()).isEqualTo(reason);
        assertThat(api.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void aTokenForTheResourceReachesTheFunctionWithEveryMethod(String method) {
        assertThat(api.wire
                        .send(method, "/mcp", new byte[0], "Authorization: Bearer " + mcpToken())
                        .status())
                .isEqualTo(200);
        JsonObject claims = api.event()
                .getAsJsonObject("requestContext")
                .getAsJsonObject("authorizer")
                .getAsJsonObject("jwt")
                .getAsJsonObject("claims");
        assertThat(claims.get("aud").getAsString()).isEqualTo(MCP);
        assertThat(api.event().get("routeKey").getAsString()).isEqualTo("ANY /mcp");
    }

    @Test
    @DisplayName("attack 109: the token of an ordinary client does not open the MCP server")
    void ordinaryToken() {
        refused(
                api.get("/mcp", api.token()),
                "audience: aud must be " + MCP + ", got none (client_id \"" + TestApi.CLIENT
                        + "\"); request the token with resource=" + MCP + " at the authorization endpoint");
    }

    @Test
    @DisplayName("attack 110: a token for the MCP server opens no other route")
    void mcpTokenElsewhere() {
        refused(
                api.get("/read", mcpToken(claims -> claims.addProperty("scope", TestApi.READ))),
                "audience: aud must be one of [" + TestApi.CLIENT + ", 5abcdefghijklmnopqrstuvwxy], got \"" + MCP
                        + "\"; request the token without a resource, or, if its resource is this API, add the value to the"
                        + " audience of the authorizer");
    }

    @Test
    @DisplayName("attack 111: an ordinary client that asks for the resource has none of its scopes")
    void noScope() {
        RawHttpClient.Answer answer = api.get("/mcp", mcpToken(claims -> claims.addProperty("scope", TestApi.READ)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(api.reason()).startsWith("scope: the token must have the scope " + MCP_READ + ", got only ");
        assertThat(api.events).isEmpty();
    }

    @ParameterizedTest(name = "attack 112: {0}")
    @ValueSource(
            strings = {
                MCP + "/",
                MCP + "#x",
                MCP + "?x=1",
                "http://127.0.0.1:9400/mcp",
                "http://localhost:9401/mcp",
                "https://localhost:9400/mcp",
                "http://LOCALHOST:9400/mcp",
                "http://localhost:9400/MCP",
                "http://localhost:9400",
                MCP + " " + MCP,
                ""
            })
    void almostTheResource(String aud) {
        refused(
                api.get("/mcp", mcpToken(claims -> claims.addProperty("aud", aud))),
                "audience: aud must be " + MCP + ", got \"" + aud + "\"; request the token with resource=" + MCP
                        + " at the authorization endpoint");
    }

    @Test
    @DisplayName("attack 113: an ID token")
    void idToken() {
        refused(
                api.get("/mcp", ordinaryToken(claims -> {
                    claims.remove("client_id");
                    claims.addProperty("aud", TestApi.CLIENT);
                    claims.addProperty("token_use", "id");
                })),
                "audience: aud must be " + MCP + ", got \"" + TestApi.CLIENT
                        + "\" (an ID token); request an access token with resource=" + MCP
                        + " at the authorization endpoint");
    }

    @Test
    @DisplayName("attack 114: the token of a machine client, which has no aud, even with the scope")
    void machineToken() {
        assertThat(api.get("/mcp", ordinaryToken(claims -> {
                            claims.remove("username");
                            claims.addProperty("client_id", MCP + "x");
                            claims.addProperty("scope", MCP_READ);
                        }))
                        .status())
                .isEqualTo(401);
        assertThat(api.events).isEmpty();
    }

    @Test
    @DisplayName("attack 129: a token in the query or in the body")
    void tokenElsewhere() {
        assertThat(api.wire.get("/mcp?access_token=" + mcpToken()).status()).isEqualTo(401);
        assertThat(api.wire
                        .send("POST", "/mcp", ("access_token=" + mcpToken()).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(401);
        assertThat(api.reason())
                .isEqualTo("token: ANY /mcp requires a token in $request.header.Authorization, got none; send"
                        + " \"Authorization: Bearer <access token>\"");
        assertThat(api.events).isEmpty();
    }

    @Test
    @DisplayName("attack 133: without a token also GET and DELETE are 401, and the challenge has only the scheme (OBS)")
    void withoutToken() {
        for (String method : List.of("GET", "POST", "DELETE")) {
            RawHttpClient.Answer answer = api.wire.send(method, "/mcp", new byte[0]);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void theConsoleShowsTheChecksOfTheAuthorizerOfEachRoute() {
        List<RouteChecks> routes = api.gateway.explainer().token(api.cloud.declared(), mcpToken(), api.clock.instant());
        assertThat(routes).extracting(RouteChecks::routeKey).containsExactly("ANY /mcp", "GET /read");
        assertThat(routes).extracting(RouteChecks::allowed).containsExactly(true, false);
        assertThat(audience(routes.get(0)))
                .isEqualTo(new CheckResult("audience", "aud is " + MCP, "\"" + MCP + "\"", Optional.empty()));

        List<RouteChecks> ordinary =
                api.gateway.explainer().token(api.cloud.declared(), api.token(), api.clock.instant());
        assertThat(ordinary).extracting(RouteChecks::allowed).containsExactly(false, true);
        assertThat(audience(ordinary.get(0)).received()).isEqualTo("none (client_id \"" + TestApi.CLIENT + "\")");
        assertThat(audience(ordinary.get(0)).refusal().orElseThrow())
                .endsWith("; request the token with resource=" + MCP + " at the authorization endpoint");
    }

    private static CheckResult audience(RouteChecks route) {
        return route.checks().stream()
                .filter(check -> check.name().equals("audience"))
                .findFirst()
                .orElseThrow();
    }

    private RawHttpClient.Answer preflight() {
        return api.wire.send(
                "OPTIONS",
                "/mcp",
                new byte[0],
                "Origin: " + ORIGIN,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type,mcp-protocol-version");
    }

    private void cors() {
        api.cors(new HttpApi.Cors(
                List.of(ORIGIN),
                List.of("*"),
                List.of("authorization", "content-type", "mcp-protocol-version"),
                List.of(),
                false,
                Optional.of(300)));
    }

    @Test
    @DisplayName("a preflight reaches ANY /mcp, which needs a token (OBS): declare OPTIONS /mcp")
    void preflightOfAny() {
        cors();
        api.declare();
        assertThat(preflight().status()).isEqualTo(401);
        assertThat(api.reason())
                .isEqualTo("CORS: a preflight must reach a route without an authorizer (browsers send no token), got"
                        + " ANY /mcp; add OPTIONS /mcp without an authorizer");

        api.open("OPTIONS /mcp").declare();
        RawHttpClient.Answer answer = preflight();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(new Headers(answer.headers().fields().stream()
                        .filter(field -> !field.name().equals("apigw-requestid"))
                        .toList()))
                .isEqualTo(Headers.of(
                        "access-control-allow-origin", ORIGIN,
                        "access-control-allow-methods", "*",
                        "access-control-allow-headers", "authorization,content-type,mcp-protocol-version",
                        "access-control-max-age", "300",
                        "vary", "Origin"));
        assertThat(api.events).isEmpty();
        assertThat(api.wire
                        .send("POST", "/mcp", new byte[0], "Origin: " + ORIGIN)
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest(name = "payload format {0}")
    @ValueSource(strings = {"1.0", "2.0"})
    @DisplayName("a challenge of the function is renamed, so that clients do not see it (CHOICE)")
    void renamesTheChallengeOfTheFunction(String format) {
        api.payloadFormat(format).declare();
        api.returns(
                "{\"statusCode\":403,\"headers\":{\"WWW-Authenticate\":\"Bearer error=\\\"insufficient_scope\\\"\"},"
                        + "\"body\":\"\"}");
        RawHttpClient.Answer answer = api.get("/mcp", mcpToken());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("www-authenticate")).isEqualTo("absent");
        assertThat(answer.header("x-amzn-remapped-www-authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
    }
}
