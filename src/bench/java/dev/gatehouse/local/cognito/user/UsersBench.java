package dev.gatehouse.local.cognito.user;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.CognitoServer;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Compares the time of a sign-in in a store on disk with one user and with a hundred thousand users. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UsersBench {
    private static final String PASSWORD = "SecurePassword123";

    @Param({"1", "100000"})
    private int users;

    private Path folder = Path.of("");
    private Store store = Store.inMemory();
    private HttpRequest passwordSignIn = request("", "");
    private HttpRequest refresh = request("", "");
    private HttpRequest getUser = request("", "");
    private @org.jspecify.annotations.Nullable CognitoServer server;

    @Setup
    public void fill() throws Exception {
        folder = Files.createTempDirectory("gatehouse-bench");
        store = Store.open(folder.resolve("state.mv.db"));
        LocalCloud cloud = new LocalCloud();
        UserPool pool = TestState.pool("http://localhost/" + TestState.POOL);
        cloud.declare(TestState.declared(pool));
        UserPools pools = new UserPools(
                cloud,
                () -> URI.create("http://localhost"),
                store,
                Clock.systemUTC(),
                new SecureRandom(),
                TestState.NO_FUNCTION,
                notice -> {});
        server = new CognitoServer(cloud, pools, store, Clock.systemUTC());
        pools.seed(TestState.POOL, new SeedUser("user@example.com", Secret.of(PASSWORD), List.of()));
        PasswordHash hash = pools.users()
                .findByNameOrAlias(pool, "user@example.com")
                .orElseThrow()
                .password();
        for (int i = 1; i < users; i++) {
            pools.users()
                    .add(
                            pool,
                            User.create(
                                    TestState.POOL,
                                    pools.ids().uuid(),
                                    Map.of("email", "u" + i + "@example.com", "email_verified", "true"),
                                    User.Status.CONFIRMED,
                                    hash,
                                    i));
        }
        store.commit();
        passwordSignIn = request(
                "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":{\"USERNAME\":\"user@example.com\",\"PASSWORD\":\"%s\"}}"
                        .formatted(TestState.CLI, PASSWORD));
        JsonObject tokens = JsonParser.parseString(
                        new String(successful(server.handle(passwordSignIn)).body(), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("AuthenticationResult");
        refresh = request(
                "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"REFRESH_TOKEN_AUTH\",\"AuthParameters\":{\"REFRESH_TOKEN\":\"%s\"}}"
                        .formatted(TestState.CLI, tokens.get("RefreshToken").getAsString()));
        getUser = request(
                "GetUser",
                "{\"AccessToken\":\"%s\"}".formatted(tokens.get("AccessToken").getAsString()));
    }

    private static HttpRequest request(String operation, String json) {
        return new HttpRequest(
                "POST",
                "/",
                "",
                Headers.of(
                        "content-type",
                        "application/x-amz-json-1.1",
                        "x-amz-target",
                        "AWSCognitoIdentityProviderService." + operation),
                json.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                "HTTP/1.1");
    }

    private static HttpResponse successful(HttpResponse response) {
        if (response.status() != 200) {
            throw new IllegalStateException(
                    response.status() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response;
    }

    /** Two signatures; a session and its refresh token are written to the file. The set-up computed the password hash. */
    @Benchmark
    public HttpResponse signInByPassword() {
        return successful(server.handle(passwordSignIn));
    }

    /** Two signatures. */
    @Benchmark
    public HttpResponse refresh() {
        return successful(server.handle(refresh));
    }

    /** One verification. */
    @Benchmark
    public HttpResponse getUser() {
        return successful(server.handle(getUser));
    }

    @TearDown
    public void remove() throws Exception {
        store.close();
        Files.delete(folder.resolve("state.mv.db"));
        Files.delete(folder);
    }
}
