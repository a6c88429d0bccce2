package dev.gatehouse.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.credential.PasswordHash;
import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.cognito.user.SeedUser;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserPoolsTest {
    private static final UserPool POOL = TestState.pool("http://localhost:1/" + TestState.POOL);
    private static final SeedUser SEED =
            new SeedUser("User@example.com", Secret.of("SecurePassword123"), List.of("admin"));

    private final LocalCloud cloud = new LocalCloud();

    private UserPools pools(Store store) {
        return new UserPools(
                cloud,
                () -> URI.create("http://localhost:1"),
                store,
                new SettableClock(),
                new SecureRandom(),
                TestState.NO_FUNCTION,
                n -> {});
    }

    private static String keys(UserPools pools) {
        HttpRequest get = new HttpRequest("GET", "", "", Headers.NONE, new byte[0], "127.0.0.1", "HTTP/1.1");
        return pools.discovery().answer(get, POOL, "/.well-known/jwks.json").bodyText();
    }

    private static SignInAnswer signIn(UserPools pools, String password) {
        return pools.signIns()
                .signIn()
                .signIn(POOL, TestState.clients().get(2), "user@example.com", Secret.of(password));
    }

    @Test
    void keepsKeysAndUsersBetweenRuns(@TempDir Path folder) throws Exception {
        cloud.declare(TestState.declared(POOL));
        String before;
        try (Store store = Store.open(folder.resolve("state"))) {
            UserPools pools = pools(store);
            pools.seed(TestState.POOL, SEED);
            before = keys(pools);
            store.commit();
        }
        try (Store store = Store.open(folder.resolve("state"))) {
            UserPools pools = pools(store);
            assertThat(keys(pools)).isEqualTo(before);
            assertThat(signIn(pools, "SecurePassword123")).isInstanceOf(SignInAnswer.SignedIn.class);
        }
    }

    @Test
    void storesNoPasswordAndNoTokenInPlainText() {
        Store store = Store.inMemory();
        cloud.declare(TestState.declared(POOL));
        UserPools pools = pools(store);
        pools.seed(TestState.POOL, SEED);
        User user = pools.users().findByNameOrAlias(POOL, "user@example.com").orElseThrow();
        Session session = pools.sessions().startWithApi(TestState.clients().get(2), user);
        String token = pools.refreshTokens().issue(session);

        for (String map : List.of("cognito.users", "cognito.refresh", "cognito.sessions", "cognito.emails")) {
            assertThat(store.map(map))
                    .isNotEmpty()
                    .allSatisfy((key, value) -> assertThat(key + value)
                            .doesNotContain("SecurePassword123")
                            .doesNotContain(token));
        }
    }

    @Test
    void seedingTwiceChangesNothing() {
        Store store = Store.inMemory();
        cloud.declare(TestState.declared(POOL));
        UserPools pools = pools(store);
        pools.seed(TestState.POOL, SEED);
        pools.seed(TestState.POOL, new SeedUser("USER@example.com", Secret.of("AnotherPassword1"), List.of()));

        assertThat(store.map("cognito.users")).hasSize(1);
        assertThat(signIn(pools, "SecurePassword123")).isInstanceOf(SignInAnswer.SignedIn.class);
        assertThat(signIn(pools, "AnotherPassword1")).isInstanceOf(ApiAnswer.Refused.class);
    }

    @Test
    void refusesToSeedAPoolThatIsNotDeclared() {
        assertThatThrownBy(() -> pools(Store.inMemory()).seed("eu-west-1_Nothing00", SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no pool eu-west-1_Nothing00 is declared");
    }

    @Test
    void deletesUsersAndKeysOfARemovedPool() {
        Store store = Store.inMemory();
        cloud.declare(TestState.declared(POOL));
        UserPools pools = pools(store);
        pools.seed(TestState.POOL, SEED);
        String before = keys(pools);

        cloud.declare(Declared.EMPTY);

        for (String map : List.of("cognito.users", "cognito.emails", "cognito.keys")) {
            assertThat(store.map(map)).isEmpty();
        }
        cloud.declare(TestState.declared(POOL));
        assertThat(keys(pools)).isNotEqualTo(before);
    }

    /** While the local cloud starts, it declares pools one after the other. */
    @Test
    void keepsUsersOfAPoolThatIsNotDeclaredYet() {
        Store store = Store.inMemory();
        cloud.declare(TestState.declared(POOL));
        pools(store).seed(TestState.POOL, SEED);

        LocalCloud next = new LocalCloud();
        UserPools later = new UserPools(
                next,
                () -> URI.create("http://localhost:1"),
                store,
                new SettableClock(),
                new SecureRandom(),
                TestState.NO_FUNCTION,
                n -> {});
        next.declare(Declared.EMPTY);
        next.declare(TestState.declared(POOL));

        assertThat(later.users().findByNameOrAlias(POOL, "user@example.com")).isPresent();
    }

    @Test
    void printsNoSecrets() {
        assertThat(new TokenSet(
                        "a.b.c", java.util.Optional.empty(), java.util.Optional.of("r"), java.time.Duration.ZERO))
                .hasToString("TokenSet[***]");
        assertThat(new PasswordHash(1, "salt", "hash", "07", "08")).hasToString("***");
        assertThat(SEED.toString()).doesNotContain("SecurePassword123");
    }
}
