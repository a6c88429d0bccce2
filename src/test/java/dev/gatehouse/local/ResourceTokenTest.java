package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.Gateway;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.AppClientBuilder;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Throttle;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPoolBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tokens of the local Cognito, bound to an MCP server by {@code resource} or not, at the local gateway: ordinary routes and
 * the MCP server have different authorizers. The attacks on an MCP server have the numbers 109 and up.
 */
class ResourceTokenTest {
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:api";
    private static final String MCP = "http://localhost:9400/mcp";
    private static final String MCP_READ = MCP + "/read";
    private static final String AGENT = "7agent7agent7agent7agent77";

    private enum Kind {
        HTTP,
        REST
    }

    private final RunningCognito cognito = new RunningCognito();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private RawHttpClient wire;

    @BeforeEach
    void start() throws IOException {
        Gateway gateway = new Gateway(
                cognito.cloud,
                (arn, event) -> new Invocation.Returned("{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8)),
                JwksFetcher.overHttp(),
                cognito.clock,
                new SecureRandom(),
                line -> {});
        server = HttpServer.start(
                "api",
                0,
                1000,
                gateway,
                (name, request, response, took) -> response.reason().ifPresent(reasons::add));
        wire = new RawHttpClient(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
        cognito.close();
    }

    private void declare(Kind kind) {
        UserPool pool = TestState.pool(cognito.issuer());
        Map<String, UserPool.ResourceServer> servers = new LinkedHashMap<>(pool.resourceServers());
        servers.put(MCP, new UserPool.ResourceServer(MCP, "MCP", List.of(MCP_READ), Map.of()));
        UserPool both = UserPoolBuilder.of(pool).resourceServers(servers).build();
        List<AppClient> clients = new ArrayList<>(TestState.clients());
        clients.add(AppClientBuilder.of(AGENT, pool.id(), "agents")
                .oauthFlows(Set.of("code"))
                .oauthScopes(List.of("openid", MCP_READ))
                .callbackUrls(List.of(TestState.CALLBACK))
                .rotationGrace(Optional.of(Duration.ZERO))
                .build());
        Declared declared = TestState.with(both, clients);
        LambdaFunction function = LambdaFunctionBuilder.of(FUNCTION, "api")
                .permissions(List.of(new LambdaFunction.InvokePermission(
                        "apigateway.amazonaws.com",
                        "lambda:InvokeFunction",
                        "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/*/*")))
                .build();
        cognito.cloud.declare(new Declared(
                declared.pools(),
                declared.clients(),
                List.<Api>of(kind == Kind.HTTP ? httpApi(both) : restApi(both)),
                Map.of(FUNCTION, function),
                List.of()));
    }

    private static HttpApi httpApi(UserPool pool) {
        String source = "$request.header.Authorization";
        return new HttpApi(
                "a1b2c3d4e5",
                "api",
                Optional.empty(),
                List.of(
                        new HttpApi.Route(
                                "r1", "GET /read", Optional.of("app"), Set.of(TestState.READ), Optional.of("i1")),
                        new HttpApi.Route("r2", "ANY /mcp", Optional.of("mcp"), Set.of(MCP_READ), Optional.of("i1"))),
                Map.of(
                        "app",
                        new HttpApi.JwtAuthorizer("app", pool.issuer(), Set.of(TestState.SPA, AGENT), source),
                        "mcp",
                        new HttpApi.JwtAuthorizer("mcp", pool.issuer(), Set.of(MCP), source)),
                Map.of("i1", new HttpApi.Integration("i1", FUNCTION, "2.0", Duration.ofSeconds(5))),
                Map.of(
                        "$default",
                        new HttpApi.Stage("$default", Throttle.ACCOUNT_DEFAULT, Map.of(), Optional.empty())));
    }

    private static RestApi restApi(UserPool pool) {
        Optional<RestApi.Integration> function =
                Optional.of(new RestApi.Integration.Function(FUNCTION, Duration.ofSeconds(5)));
        Set<String> arns = Set.of(pool.arn());
        RestApi.Deployment deployment = new RestApi.Deployment(
                "dep001",
                List.of(
                        new RestApi.Method(
                                "res001",
                                "/read",
                                "GET",
                                Optional.of("app"),
                                Set.of(TestState.READ),
                                Set.of(),
                                function),
                        new RestApi.Method(
                                "res002", "/mcp", "ANY", Optional.of("mcp"), Set.of(MCP_READ), Set.of(), function)),
                Map.of(
                        "app",
                        new RestApi.Authorizer("app", arns, "Authorization", Optional.empty()),
                        "mcp",
                        new RestApi.Authorizer("mcp", arns, "Authorization", Optional.of("^\\Q" + MCP + "\\E$"))),
                Map.of(),
                Set.of());
        return new RestApi(
                "a1b2c3d4e5",
                "api",
                Map.of(
                        "v1",
                        new RestApi.Stage(
                                "v1",
                                deployment,
                                Map.of(RestApi.EVERY_METHOD, Throttle.ACCOUNT_DEFAULT),
                                Optional.empty())),
                Optional.of(new RestApi.RootStage("v1", true)));
    }

    /** @param resource empty for none */
    private JsonObject tokens(String client, String scope, String resource) {
        Map<String, String> parameters = RunningCognito.authorize(client);
        parameters.put("scope", scope);
        if (!resource.isEmpty()) {
            parameters.put("resource", resource);
        }
        RunningCognito.Reply reply = cognito.post(
                "/oauth2/token", RunningCognito.redeem(client, cognito.code(parameters, RunningCognito.USER)));
        assertThat(reply.status()).as(cognito.reason()).isEqualTo(200);
        return reply.json();
    }

    private static String access(JsonObject tokens) {
        return tokens.get("access_token").getAsString();
    }

    private int get(String path, String token) {
        return wire.get(path, "Authorization: Bearer " + token).status();
    }

    private String reason() {
        return reasons.get(reasons.size() - 1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachTokenOpensOnlyItsPart(Kind kind) { // Attacks 109 and 110.
        declare(kind);
        String agent = access(tokens(AGENT, "openid " + MCP_READ, MCP));
        String app = access(tokens(TestState.SPA, "openid " + TestState.READ, ""));

        assertThat(get("/mcp", agent)).isEqualTo(200);
        assertThat(get("/read", agent)).isEqualTo(401);
        assertThat(get("/read", app)).isEqualTo(200);
        assertThat(get("/mcp", app)).isEqualTo(401);
        assertThat(reason())
                .isEqualTo("audience: aud must be " + MCP + ", got none (client_id \"" + TestState.SPA
                        + "\"); request the token with resource=" + MCP + " at the authorization endpoint");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anAgentThatDoesNotAskForTheResourceIsRefused(Kind kind) {
        declare(kind);
        assertThat(get("/mcp", access(tokens(AGENT, "openid " + MCP_READ, "")))).isEqualTo(401);
        assertThat(reason()).endsWith("; request the token with resource=" + MCP + " at the authorization endpoint");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anOrdinaryClientThatAsksForTheResourceLacksTheScope(Kind kind) { // Attack 111.
        declare(kind);
        String token = access(tokens(TestState.SPA, "openid " + TestState.READ, MCP));
        assertThat(RunningCognito.claims(token).get("aud").getAsString()).isEqualTo(MCP);

        assertThat(get("/mcp", token)).isEqualTo(kind == Kind.HTTP ? 403 : 401);
        assertThat(reason()).startsWith("scope: the token must have the scope " + MCP_READ + ", got only ");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anIdTokenIsRefused(Kind kind) { // Attack 113.
        declare(kind);
        assertThat(get(
                        "/mcp",
                        tokens(AGENT, "openid " + MCP_READ, MCP).get("id_token").getAsString()))
                .isEqualTo(401);
        assertThat(reason()).containsAnyOf("(an ID token)", "use: token_use must be access");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRefreshedTokenOpensTheSamePart(Kind kind) { // Attack 115.
        declare(kind);
        RunningCognito.Reply refreshed = cognito.post(
                "/oauth2/token",
                RunningCognito.form(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        AGENT,
                        "refresh_token",
                        tokens(AGENT, "openid " + MCP_READ, MCP)
                                .get("refresh_token")
                                .getAsString(),
                        "resource",
                        "https://other.example.com/mcp"));
        assertThat(refreshed.status()).isEqualTo(200);

        assertThat(get("/mcp", access(refreshed.json()))).isEqualTo(200);
        assertThat(get("/read", access(refreshed.json()))).isEqualTo(401);
    }
}
