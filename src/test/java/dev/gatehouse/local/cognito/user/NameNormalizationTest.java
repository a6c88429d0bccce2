package dev.gatehouse.local.cognito.user;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

/** Decides which names are equal, in every operation that compares names. */
final class NameNormalizationTest {
    private static final String OTHER = "OtherPassword456";
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private void declareNames(Set<String> aliases) {
        sdk.declare(pool -> TestState.with(
                TestState.with(pool, UserSchema.of(List.of(), aliases, Set.of()), Set.of()), pool.mfa()));
    }

    private void create(String name, String password) {
        sdk.admin.adminCreateUser(
                request -> request.userPoolId(TestState.POOL).username(name).messageAction(MessageActionType.SUPPRESS));
        sdk.admin.adminSetUserPassword(request -> request.userPoolId(TestState.POOL)
                .username(name)
                .password(password)
                .permanent(true));
    }

    private String username(String entered, String password) {
        String token = sdk.login(entered, password).accessToken();
        return sdk.app.getUser(request -> request.accessToken(token)).username();
    }

    @Test
    void convertsOnlyAToZToLowerCase() {
        assertThat(NameNormalization.asciiLowerCase(
                        "AZaz@[`{09_\u212a\u0130\u0131\u017f\u00df\u1e9e\uff2b\u00c9\ud835\udc00"))
                .isEqualTo("azaz@[`{09_\u212a\u0130\u0131\u017f\u00df\u1e9e\uff2b\u00c9\ud835\udc00");
    }

    /**
     * Attack 85: each of these names equals the victim's name by some rule of Unicode, and is another user's name here.
     */
    @ParameterizedTest
    @CsvSource({
        "kate,\u212aate,Kelvin sign",
        "ian,\u0130an,I with a dot",
        "ian,\u0131an,i without a dot",
        "sam,\u017fam,long s",
        "strasse,stra\u00dfe,sharp s",
        "stra\u00dfe,STRA\u1e9eE,capital sharp s",
        "kate,\uff4b\uff41\uff54\uff45,full width",
        "kate,\uff2b\uff21\uff34\uff25,full-width capitals",
        "\u00e9lise,\u00c9lise,accent",
        "\u03c3,\u03c2,final sigma"
    })
    void aNameThatOnlyLooksEqualIsAnotherUser(String victim, String attacker, String difference) {
        declareNames(Set.of());
        create(victim, PASSWORD);
        sdk.refused(
                NotAuthorizedException.class, "Incorrect username or password.", () -> sdk.login(attacker, PASSWORD));
        sdk.app.signUp(
                request -> request.clientId(TestState.CLI).username(attacker).password(OTHER));
        sdk.admin.adminConfirmSignUp(
                request -> request.userPoolId(TestState.POOL).username(attacker));

        assertThat(username(attacker, OTHER)).as(difference).isEqualTo(attacker);
        assertThat(username(victim, PASSWORD)).isEqualTo(victim);
        assertThat(sdk.admin
                        .adminGetUser(
                                request -> request.userPoolId(TestState.POOL).username(victim))
                        .username())
                .isEqualTo(victim);
        sdk.admin.adminDeleteUser(request -> request.userPoolId(TestState.POOL).username(attacker));
        assertThat(username(victim, PASSWORD)).isEqualTo(victim);
    }

    /** DOC "UsernameConfigurationType". */
    @Test
    void usernamesIgnoreCase() {
        declareNames(Set.of());
        create("Kate", PASSWORD);
        assertThat(username("kATE", PASSWORD)).isEqualTo("Kate");
        sdk.refused(
                UsernameExistsException.class,
                "User already exists",
                () -> sdk.app.signUp(request ->
                        request.clientId(TestState.CLI).username("KATE").password(OTHER)));
    }

    /** Attack 85: sign-up compares the address with the user name as sign-in does. */
    @ParameterizedTest
    @CsvSource({"\u212aate@example.com", "\u017fam@example.com", "\u0131an@example.com"})
    void anAddressThatOnlyLooksLikeTheUsernameIsRefused(String address) {
        String name = address.replace('\u212a', 'k').replace('\u017f', 's').replace('\u0131', 'i');
        sdk.refused(
                InvalidParameterException.class,
                "Username and email must be the same.",
                () -> sdk.app.signUp(request -> request.clientId(TestState.CLI)
                        .username(name)
                        .password(PASSWORD)
                        .userAttributes(Sdk.attribute("email", address))));
    }

    @Test
    void theAddressIgnoresCase() {
        sdk.app.signUp(request -> request.clientId(TestState.CLI)
                .username("kate@example.com")
                .password(PASSWORD)
                .userAttributes(Sdk.attribute("email", "Kate@Example.com")));
        sdk.app.confirmSignUp(request ->
                request.clientId(TestState.CLI).username("KATE@EXAMPLE.COM").confirmationCode(sdk.newestCode()));
        assertThat(sdk.login("kate@example.com", PASSWORD).accessToken()).isNotEmpty();
    }

    /** A case-sensitive pool is case-sensitive at sign-up too. */
    @Test
    void aCaseSensitivePoolComparesTheExactAddress() {
        sdk.declare(TestState::caseSensitive);
        sdk.refused(
                InvalidParameterException.class,
                "Username and email must be the same.",
                () -> sdk.app.signUp(request -> request.clientId(TestState.CLI)
                        .username("kate@example.com")
                        .password(PASSWORD)
                        .userAttributes(Sdk.attribute("email", "Kate@example.com"))));
    }

    /** Attack 85: an alias that only looks like another user's alias is a different alias. */
    @Test
    void aliasesAreNormalizedLikeUsernames() {
        declareNames(Set.of("email"));
        for (String[] each : new String[][] {{"kate", "kate@example.com"}, {"eve", "\u212aate@example.com"}}) {
            sdk.admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                    .username(each[0])
                    .userAttributes(Sdk.attribute("email", each[1]), Sdk.attribute("email_verified", "true"))
                    .messageAction(MessageActionType.SUPPRESS));
        }
        sdk.admin.adminSetUserPassword(request -> request.userPoolId(TestState.POOL)
                .username("KATE@example.com")
                .password(PASSWORD)
                .permanent(true));
        assertThat(username("kate", PASSWORD)).isEqualTo("kate");
        sdk.refused(
                NotAuthorizedException.class,
                "Incorrect username or password.",
                () -> sdk.login("\u212aate@example.com", PASSWORD));
    }

    /** State of an earlier version, whose keys are in lower case by the rules of Unicode. */
    @Nested
    final class StateOfAnEarlierVersion {
        private final UserPool pool = TestState.with(
                TestState.with(
                        TestState.pool("http://unused"),
                        UserSchema.of(List.of(), Set.of("email", "preferred_username"), Set.of()),
                        Set.of()),
                UserPool.Mfa.OFF);

        private UserPools open(Store store, UserPool declared) {
            LocalCloud cloud = new LocalCloud();
            cloud.declare(TestState.declared(declared));
            return new UserPools(
                    cloud,
                    () -> URI.create("http://unused"),
                    store,
                    new SettableClock(),
                    new SecureRandom(),
                    TestState.NO_FUNCTION,
                    notice -> {});
        }

        private void storeUser(Store store, String key, String username, String email) {
            String prefix = TestState.POOL + "/";
            store.map("cognito.users")
                    .put(
                            prefix + key,
                            ("{\"poolId\":\"%s\",\"username\":\"%s\",\"attributes\":{\"sub\":\"s-%s\",\"email\":\"%s\","
                                            + "\"email_verified\":\"true\"},\"status\":\"CONFIRMED\",\"disabled\":false,"
                                            + "\"password\":{\"salt\":\"AA\\u003d\\u003d\",\"verifier\":\"1\"},"
                                            + "\"groups\":[],\"created\":1,\"modified\":1}")
                                    .formatted(TestState.POOL, username, key, email));
            store.map("cognito.passwords").put(prefix + key, "{\"earlier\":[],\"since\":7}");
        }

        private void storeAlias(Store store, String key, String username) {
            store.map("cognito.emails").put(TestState.POOL + "/" + key, "{\"username\":\"" + username + "\"}");
        }

        @Test
        void usersAndAliasesAreKept() {
            try (Store store = Store.inMemory()) {
                storeUser(store, "\u00e9lise", "\u00c9LISE", "\u00c9lise@Example.com");
                storeAlias(store, "\u00e9lise@example.com", "\u00c9LISE");
                storeUser(store, "kate", "\u212aate", "other@example.com");
                storeAlias(store, "other@example.com", "\u212aate");
                storeUser(store, "jane", "Jane", "Jane@example.com");
                storeAlias(store, "jane@example.com", "Jane");
                storeUser(store, "j\u00f6rg", "J\u00f6rg", "j\u00f6rg@example.com");
                storeAlias(store, "j\u00f6rg@example.com", "J\u00f6rg");

                for (int start = 0; start < 2; start++) {
                    UserStore users = open(store, pool).users();
                    assertThat(name(users.findByNameOrAlias(pool, "\u00c9lise")))
                            .contains("\u00c9LISE");
                    assertThat(name(users.findByNameOrAlias(pool, "\u00c9LISE@example.com")))
                            .contains("\u00c9LISE");
                    assertThat(users.findByNameOrAlias(pool, "\u00e9lise")).isEmpty();
                    assertThat(name(users.findByNameOrAlias(pool, "\u212aATE"))).contains("\u212aate");
                    assertThat(users.findByNameOrAlias(pool, "kate")).isEmpty();
                    assertThat(name(users.findByNameOrAlias(pool, "other@example.com")))
                            .contains("\u212aate");
                    assertThat(name(users.findByNameOrAlias(pool, "JANE"))).contains("Jane");
                    assertThat(name(users.findByNameOrAlias(pool, "jane@example.com")))
                            .contains("Jane");
                    assertThat(name(users.findByNameOrAlias(pool, "J\u00f6RG"))).contains("J\u00f6rg");
                    assertThat(name(users.findByNameOrAlias(pool, "j\u00f6rg@example.com")))
                            .contains("J\u00f6rg");
                }
                assertThat(store.map("cognito.users")).hasSize(4);
                assertThat(store.map("cognito.emails")).hasSize(4);
                assertThat(store.map("cognito.passwords").keySet())
                        .isEqualTo(store.map("cognito.users").keySet());
            }
        }

        @Test
        void usersOfACaseSensitivePoolAreKept() {
            try (Store store = Store.inMemory()) {
                UserPool sensitive = TestState.caseSensitive(pool);
                storeUser(store, "\u00c9LISE", "\u00c9LISE", "\u00c9@example.com");
                storeAlias(store, "\u00c9@example.com", "\u00c9LISE");
                Map<String, String> before = Map.copyOf(store.map("cognito.users"));

                UserStore users = open(store, sensitive).users();
                assertThat(Map.copyOf(store.map("cognito.users"))).isEqualTo(before);
                assertThat(name(users.findByNameOrAlias(sensitive, "\u00c9LISE")))
                        .contains("\u00c9LISE");
                assertThat(name(users.findByNameOrAlias(sensitive, "\u00c9@example.com")))
                        .contains("\u00c9LISE");
                assertThat(users.findByNameOrAlias(sensitive, "\u00e9lise")).isEmpty();
            }
        }

        private static Optional<String> name(Optional<User> user) {
            return user.map(User::username);
        }
    }

    /** The seeded user is found again at the second start. */
    @Test
    void aSeededUserIsCreatedOnce() {
        for (int start = 0; start < 2; start++) {
            sdk.cognito.pools.seed(
                    TestState.POOL, new SeedUser("\u00c9LISE@Example.com", Secret.of(PASSWORD), List.of()));
        }
        assertThat(sdk.admin
                        .listUsers(request -> request.userPoolId(TestState.POOL))
                        .users())
                .hasSize(3);
    }
}
