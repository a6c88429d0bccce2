package dev.gatehouse.local.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CognitoServerTest {
    /** The file must hold the change at the time of the response, in case the process is killed. */
    @Test
    void theFileHoldsTheChangeBeforeTheResponse(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("state");
        Path copy = folder.resolve("copy");
        LocalCloud cloud = new LocalCloud();
        cloud.declare(TestState.declared(TestState.pool("http://localhost:1/" + TestState.POOL)));
        try (Store store = Store.open(file)) {
            SettableClock clock = new SettableClock();
            UserPools pools = new UserPools(
                    cloud,
                    () -> URI.create("http://localhost:1"),
                    store,
                    clock,
                    new SecureRandom(),
                    TestState.NO_FUNCTION,
                    notice -> {});
            int status = new CognitoServer(cloud, pools, store, clock)
                    .handle(new HttpRequest(
                            "POST",
                            "/",
                            "",
                            Headers.of("x-amz-target", "AWSCognitoIdentityProviderService.SignUp"),
                            "{\"ClientId\":\"%s\",\"Username\":\"new@example.com\",\"Password\":\"SecurePassword123\"}"
                                    .formatted(TestState.CLI)
                                    .getBytes(StandardCharsets.UTF_8),
                            "127.0.0.1",
                            "HTTP/1.1"))
                    .status();
            assertThat(status).isEqualTo(200);
            Files.copy(file, copy);
        }
        try (Store left = Store.open(copy)) {
            assertThat(left.map("cognito.users")).hasSize(1);
            assertThat(left.map("cognito.mailbox")).hasSize(1);
        }
    }

    @Test
    void removesExpiredRecords() {
        try (RunningCognito cognito = new RunningCognito()) {
            cognito.tokens(TestState.SPA, RunningCognito.USER, "openid");
            List<String> maps = List.of("cognito.sessions", "cognito.refresh", "oauth.sessions", "oauth.codes");
            assertThat(maps)
                    .allSatisfy(map -> assertThat(cognito.store.map(map)).hasSize(1));

            cognito.clock.advance(Duration.ofDays(3));
            cognito.get("/mailbox");

            assertThat(maps)
                    .allSatisfy(map -> assertThat(cognito.store.map(map)).isEmpty());
            assertThat(cognito.store.map("cognito.users")).hasSize(2);
        }
    }

    /** Pages of other sites cannot read responses or run them as scripts. */
    @ParameterizedTest
    @CsvSource({
        "GET, /mailbox, application/json, same-origin",
        "DELETE, /mailbox, application/json, same-origin",
        "GET, /nowhere, application/json, same-origin",
        "GET, /inbox, text/html; charset=utf-8, same-origin",
        "GET, /login, text/html; charset=utf-8, same-origin",
        "POST, /, application/x-amz-json-1.1, absent",
        "GET, /" + TestState.POOL + "/.well-known/jwks.json, application/json, absent",
        "GET, /" + TestState.POOL + "/.well-known/openid-configuration, application/json, absent",
        "GET, /" + TestState.POOL + "/nowhere, application/json, same-origin",
        "POST, /oauth2/token, application/json, absent",
        "GET, /oauth2/userInfo, absent, absent"
    })
    void everyResponseHasItsContentTypeAndOriginHeaders(String method, String path, String type, String policy) {
        try (RunningCognito cognito = new RunningCognito()) {
            RunningCognito.Reply answer = cognito.send(method, path, "");

            assertThat(answer.header("content-type").orElse("absent")).startsWith(type);
            assertThat(answer.raw().headers().allValues("x-content-type-options"))
                    .containsExactly("nosniff");
            assertThat(answer.header("cross-origin-resource-policy").orElse("absent"))
                    .isEqualTo(policy);
            assertThat(answer.header("access-control-allow-origin").isPresent()).isEqualTo(policy.equals("absent"));
        }
    }

    @Test
    void theMailboxAllowsOnlyGet() {
        try (RunningCognito cognito = new RunningCognito()) {
            assertThat(cognito.send("OPTIONS", "/mailbox", "").status()).isEqualTo(405);
            assertThat(cognito.send("DELETE", "/mailbox", "").status()).isEqualTo(405);
        }
    }
}
