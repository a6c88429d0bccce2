package dev.gatehouse.local.gateway;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpServer;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Throttle;
import dev.gatehouse.local.state.UserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Function;

/** A declared HTTP API on a real socket, with an issuer and a function that records its events. */
public final class TestApi implements AutoCloseable {
    public static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:api";
    public static final String CLIENT = "4abcdefghijklmnopqrstuvwxy";
    public static final String READ = "https://api.example.com/read";
    public static final String WRITE = "https://api.example.com/write";
    static final String ANY_CALL = "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/*/*";

    public final SettableClock clock = new SettableClock();
    public final TestIssuer issuer = new TestIssuer();
    public final LocalCloud cloud = new LocalCloud();
    public final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> reasons = new CopyOnWriteArrayList<>();
    final List<Traced> traced = new CopyOnWriteArrayList<>();
    public final List<String> accessLog = new CopyOnWriteArrayList<>();
    public final Gateway gateway;
    public final RawHttpClient wire;
    private final HttpServer server;

    private final List<HttpApi.Route> routes = new ArrayList<>();
    private final Map<String, Set<String>> moreAuthorizers = new LinkedHashMap<>();
    private Optional<HttpApi.Cors> cors = Optional.empty();
    private HttpApi.Stage stage = new HttpApi.Stage("$default", Throttle.ACCOUNT_DEFAULT, Map.of(), Optional.empty());
    private String payloadFormat = "2.0";
    private Duration timeout = Duration.ofSeconds(30);
    private Set<String> audiences = Set.of(CLIENT, "5abcdefghijklmnopqrstuvwxy");
    private String identitySource = "$request.header.Authorization";
    private List<LambdaFunction.InvokePermission> permissions = List.of(permission(ANY_CALL));
    private volatile Function<byte[], Invocation> function =
            event -> new Invocation.Returned("{\"ok\":true}".getBytes(StandardCharsets.UTF_8));

    /** A request with its trace. */
    record Traced(HttpRequest request, GatewayTrace trace) {}

    public TestApi() {
        gateway = new Gateway(
                cloud,
                (arn, event) -> {
                    events.add(new String(event, StandardCharsets.UTF_8));
                    return function.apply(event);
                },
                JwksFetcher.overHttp(),
                clock,
                new SecureRandom(),
                accessLog::add);
        try {
            server = HttpServer.start("api", 0, 10 * 1024 * 1024, gateway, (name, request, response, took) -> {
                response.reason().ifPresent(reasons::add);
                response.trace().ifPresent(trace -> traced.add(new Traced(request, (GatewayTrace) trace)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wire = new RawHttpClient(server.port());
    }

    public int port() {
        return server.port();
    }

    public static LambdaFunction.InvokePermission permission(String sourceArn) {
        return new LambdaFunction.InvokePermission("apigateway.amazonaws.com", "lambda:InvokeFunction", sourceArn);
    }

    /** Adds a second authorizer, with these audiences, and a route behind it. */
    public TestApi closedFor(Set<String> others, String key, String... scopes) {
        String id = "jwt" + moreAuthorizers.size();
        moreAuthorizers.put(id, others);
        return route(new HttpApi.Route("r" + routes.size(), key, Optional.of(id), Set.of(scopes), Optional.of("i1")));
    }

    public TestApi open(String... keys) {
        for (String key : keys) {
            routes.add(new HttpApi.Route("r" + routes.size(), key, Optional.empty(), Set.of(), Optional.of("i1")));
        }
        return this;
    }

    public TestApi closed(String key, String... scopes) {
        routes.add(new HttpApi.Route("r" + routes.size(), key, Optional.of("jwt"), Set.of(scopes), Optional.of("i1")));
        return this;
    }

    public TestApi route(HttpApi.Route route) {
        routes.add(route);
        return this;
    }

    public TestApi cors(HttpApi.Cors rules) {
        cors = Optional.of(rules);
        return this;
    }

    public TestApi stage(HttpApi.Stage next) {
        stage = next;
        return this;
    }

    public TestApi payloadFormat(String format) {
        payloadFormat = format;
        return this;
    }

    public TestApi timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    TestApi audiences(String... ids) {
        audiences = Set.of(ids);
        return this;
    }

    public TestApi identitySource(String source) {
        identitySource = source;
        return this;
    }

    public TestApi permissions(LambdaFunction.InvokePermission... given) {
        permissions = List.of(given);
        return this;
    }

    public TestApi function(Function<byte[], Invocation> behaviour) {
        function = behaviour;
        return this;
    }

    public TestApi returns(String json) {
        return function(event -> new Invocation.Returned(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Declares the API as configured so far. */
    public TestApi declare() {
        return declare(httpApi(), Map.of());
    }

    private HttpApi httpApi() {
        Map<String, HttpApi.JwtAuthorizer> authorizers = new LinkedHashMap<>();
        authorizers.put("jwt", new HttpApi.JwtAuthorizer("jwt", issuer.url(), audiences, identitySource));
        moreAuthorizers.forEach((id, others) ->
                authorizers.put(id, new HttpApi.JwtAuthorizer(id, issuer.url(), others, identitySource)));
        return new HttpApi(
                "a1b2c3d4e5",
                "api",
                cors,
                routes,
                authorizers,
                Map.of("i1", new HttpApi.Integration("i1", FUNCTION, payloadFormat, timeout)),
                Map.of(stage.name(), stage));
    }

    /** Declares another API instead. */
    public TestApi declare(Api api, Map<String, UserPool> pools) {
        LambdaFunction declared = LambdaFunctionBuilder.of(FUNCTION, "api")
                .permissions(permissions)
                .build();
        cloud.declare(new Declared(pools, Map.of(), List.of(api), Map.of(FUNCTION, declared), List.of()));
        return this;
    }

    /** The claims of a valid access token from the code flow. Change and sign them in a test. */
    public JsonObject claims() {
        long now = clock.instant().getEpochSecond();
        JsonObject claims = new JsonObject();
        claims.addProperty("sub", "92159464-1001-70a3-4f2e-8d4ad0a1b2c3");
        claims.addProperty("iss", issuer.url());
        claims.addProperty("client_id", CLIENT);
        claims.addProperty("token_use", "access");
        claims.addProperty("scope", "openid " + READ);
        claims.addProperty("auth_time", now);
        claims.addProperty("exp", now + 3600);
        claims.addProperty("iat", now);
        claims.addProperty("jti", "6c5d1d2c-0000-4000-8000-000000000001");
        claims.addProperty("username", "92159464-1001-70a3-4f2e-8d4ad0a1b2c3");
        return claims;
    }

    public String token() {
        return TestIssuer.signed(claims());
    }

    public RawHttpClient.Answer get(String path, String token) {
        return wire.get(path, "Authorization: Bearer " + token);
    }

    /** The last event, as JSON. */
    public JsonObject event() {
        return JsonParser.parseString(events.get(events.size() - 1)).getAsJsonObject();
    }

    public String reason() {
        return reasons.get(reasons.size() - 1);
    }

    @Override
    public void close() {
        server.close();
        issuer.close();
    }
}
