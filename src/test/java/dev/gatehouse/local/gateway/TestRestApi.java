package dev.gatehouse.local.gateway;

import com.google.gson.JsonObject;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Throttle;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A REST API with the stage {@code v1} on a real socket, with an authorizer for one user pool. */
public final class TestRestApi implements AutoCloseable {
    public static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";
    static final RestApi.Integration FUNCTION =
            new RestApi.Integration.Function(TestApi.FUNCTION, Duration.ofSeconds(29));

    public final TestApi api = new TestApi();
    private final UserPool pool = TestState.pool(api.issuer.url());
    private final Map<String, UserPool> pools = new LinkedHashMap<>(Map.of(pool.id(), pool));
    private final List<RestApi.Method> methods = new ArrayList<>();
    private final Map<String, RestApi.GatewayResponse> responses = new LinkedHashMap<>();
    private final Map<String, Throttle> throttles =
            new LinkedHashMap<>(Map.of(RestApi.EVERY_METHOD, new Throttle(5_000, 10_000)));
    private RestApi.Authorizer authorizer =
            new RestApi.Authorizer("auth01", Set.of(pool.arn()), "Authorization", Optional.empty());
    private Set<String> binaryTypes = Set.of();
    private Optional<String> accessLog = Optional.empty();
    private Optional<RestApi.RootStage> root = Optional.empty();
    private final Map<String, RestApi.Authorizer> moreAuthorizers = new LinkedHashMap<>();

    public TestRestApi() {
        api.returns("{\"statusCode\":200,\"body\":\"{\\\"ok\\\":true}\"}");
    }

    public TestRestApi open(String... keys) {
        for (String key : keys) {
            method(key, Optional.empty(), Set.of(), Set.of(), FUNCTION);
        }
        return this;
    }

    public TestRestApi closed(String key, String... scopes) {
        return method(key, Optional.of("auth01"), Set.of(scopes), Set.of(), FUNCTION);
    }

    /** Adds a second authorizer, whose expression must match {@code aud}, and a method behind it. */
    public TestRestApi closedFor(String expression, String key, String... scopes) {
        String id = "auth1" + moreAuthorizers.size();
        moreAuthorizers.put(
                id, new RestApi.Authorizer(id, Set.of(pool.arn()), "Authorization", Optional.of(expression)));
        return method(key, Optional.of(id), Set.of(scopes), Set.of(), FUNCTION);
    }

    /** Maps the stage to the root of a custom domain. */
    public TestRestApi customDomain(boolean only) {
        root = Optional.of(new RestApi.RootStage("v1", only));
        return this;
    }

    public TestRestApi requiring(String key, String... parameters) {
        return method(key, Optional.empty(), Set.of(), Set.of(parameters), FUNCTION);
    }

    public TestRestApi behind(String key, RestApi.Integration integration) {
        return method(key, Optional.empty(), Set.of(), Set.of(), integration);
    }

    private TestRestApi method(
            String key,
            Optional<String> authorizer,
            Set<String> scopes,
            Set<String> required,
            RestApi.Integration integration) {
        String[] parts = key.split(" ", 2);
        methods.add(new RestApi.Method(
                "res00" + methods.size(), parts[1], parts[0], authorizer, scopes, required, Optional.of(integration)));
        return this;
    }

    public TestRestApi response(String type, RestApi.GatewayResponse response) {
        responses.put(type, response);
        return this;
    }

    public TestRestApi throttle(String methodPath, int burst, double rate) {
        throttles.put(methodPath, new Throttle(burst, rate));
        return this;
    }

    public TestRestApi audience(String expression) {
        authorizer = new RestApi.Authorizer("auth01", Set.of(pool.arn()), "Authorization", Optional.of(expression));
        return this;
    }

    /** Also accepts tokens of another issuer. */
    public TestRestApi pool(TestIssuer issuer) {
        pools.put("another", TestState.pool(issuer.url()));
        return this;
    }

    public TestRestApi pools(String... arns) {
        authorizer = new RestApi.Authorizer("auth01", Set.of(arns), "Authorization", Optional.empty());
        return this;
    }

    public TestRestApi binary(String... types) {
        binaryTypes = Set.of(types);
        return this;
    }

    public TestRestApi logs(String format) {
        accessLog = Optional.of(format);
        return this;
    }

    public TestRestApi declare() {
        Map<String, RestApi.Authorizer> authorizers = new LinkedHashMap<>(moreAuthorizers);
        authorizers.put(authorizer.id(), authorizer);
        RestApi.Deployment deployment = new RestApi.Deployment("dep001", methods, authorizers, responses, binaryTypes);
        RestApi.Stage stage = new RestApi.Stage("v1", deployment, throttles, accessLog);
        api.declare(new RestApi("a1b2c3d4e5", "api", Map.of("v1", stage), root), pools);
        return this;
    }

    /** The claims of an ID token. */
    public JsonObject idClaims() {
        JsonObject claims = api.claims();
        claims.remove("scope");
        claims.remove("client_id");
        claims.addProperty("aud", TestApi.CLIENT);
        claims.addProperty("token_use", "id");
        return claims;
    }

    /** @param path the path without the stage */
    public RawHttpClient.Answer get(String path, String... headerLines) {
        return api.wire.get("/v1" + path, headerLines);
    }

    public RawHttpClient.Answer with(String token, String path) {
        return get(path, "Authorization: Bearer " + token);
    }

    @Override
    public void close() {
        api.close();
    }
}
