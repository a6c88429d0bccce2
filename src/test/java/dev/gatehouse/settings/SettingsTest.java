package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.Stacks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private Map<String, Object> tree = Map.of();
    private String stack = "dev";

    @BeforeEach
    void startFromTheDevStack() throws Exception {
        use("dev");
    }

    private void use(String name) throws Exception {
        stack = name;
        tree = Stacks.tree(name);
    }

    /** Puts a value at {@code gatehouse:clients/spa/scopes}; null removes the key. */
    @SuppressWarnings("unchecked")
    private void set(String path, @Nullable Object value) {
        String[] keys = path.split("/", -1);
        Map<String, Object> map = tree;
        List<String> steps = Arrays.asList(keys);
        for (String key : steps.subList(0, steps.size() - 1)) {
            map = (Map<String, Object>) map.computeIfAbsent(key, unused -> new java.util.LinkedHashMap<>());
        }
        String last = steps.get(steps.size() - 1);
        if (value == null) {
            map.remove(last);
        } else {
            map.put(last, value);
        }
    }

    private void route(String key, Map<String, Object> value) {
        @SuppressWarnings("unchecked")
        Map<String, Object> routes = (Map<String, Object>)
                tree.computeIfAbsent("gatehouse:routes", unused -> new java.util.LinkedHashMap<>());
        routes.put(key, value);
    }

    private Settings read() throws SettingsException {
        return Settings.read(stack, tree);
    }

    private List<Problem> problems() {
        SettingsException refused = catchThrowableOfType(SettingsException.class, this::read);
        return refused == null ? List.of() : refused.problems();
    }

    private void accepts() {
        assertThat(problems()).isEmpty();
    }

    private void refuses(String code, String path) {
        assertThat(problems())
                .extracting(Problem::code, Problem::path)
                .containsExactly(org.assertj.core.api.Assertions.tuple(code, path));
    }

    @Nested
    class TheStackFiles {
        @ParameterizedTest
        @ValueSource(strings = {"dev", "prod", "local"})
        void areAccepted(String name) throws Exception {
            use(name);
            accepts();
        }

        @Test
        void devWarnsOfPasswordSignIn() throws Exception {
            assertThat(read().warnings())
                    .containsExactly("gatehouse:clients.cli.passwordSignIn: the client handles users' passwords"
                            + " itself; its tokens carry no scope of yours but those of identity.passwordScopes");
        }

        @Test
        void prodHasNothingToWarnOf() throws Exception {
            use("prod");
            assertThat(read().warnings()).isEmpty();
        }
    }

    @Nested
    class Defaults {
        @BeforeEach
        void onlyWhatMustBeSaid() {
            tree = new java.util.LinkedHashMap<>(Map.of(
                    "aws:region",
                    "eu-west-1",
                    "gatehouse:domain",
                    Map.of("prefix", "my-api"),
                    "gatehouse:scopes",
                    Map.of("identifier", "https://api.example.com", "scopes", Map.of("read", "Read")),
                    "gatehouse:clients",
                    Map.of(
                            "app",
                            Map.of(
                                    "kind",
                                    "spa",
                                    "callbacks",
                                    List.of("https://a.example.com/"),
                                    "scopes",
                                    List.of("read")),
                            "site",
                            Map.of(
                                    "kind",
                                    "web",
                                    "callbacks",
                                    List.of("https://b.example.com/"),
                                    "scopes",
                                    List.of("read"))),
                    "gatehouse:routes",
                    Map.of("GET /x", Map.of("scopes", List.of("read")))));
        }

        @Test
        void areTheSafeOnes() throws Exception {
            Settings settings = read();
            assertThat(settings.identity())
                    .isEqualTo(new Identity(
                            false,
                            new PasswordRules(14, true, 5, Duration.ofDays(1)),
                            Mfa.OPTIONAL,
                            List.of(),
                            true,
                            Triggers.NONE));
            assertThat(settings.api()).isEqualTo(new Api(List.of(), new Api.Throttle(50, 100)));
            assertThat(settings.function()).isEqualTo(new FunctionSettings(512, Duration.ofSeconds(10), Map.of()));
            assertThat(settings.observability()).isEqualTo(new Observability(Duration.ofDays(365)));
            assertThat(settings.endpoints()).isEmpty();
            assertThat(settings.local()).isEmpty();
            assertThat(settings.client("app").orElseThrow().lives())
                    .isEqualTo(new TokenLives(
                            Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofSeconds(10)));
            assertThat(settings.client("site").orElseThrow().lives().refresh()).isEqualTo(Duration.ofDays(30));
            assertThat(settings.client("app").orElseThrow().passwordSignIn()).isFalse();
        }
    }

    @Nested
    class TheReport {
        @Test
        void numbersEveryProblemWithPathRuleValueAndWayOut() {
            set("gatehouse:clients/spa/callbacks", List.of("http://app.example.com/callback"));
            set("gatehouse:identity/password/length", 7);
            route("GET /open", Map.of());
            SettingsException refused = catchThrowableOfType(SettingsException.class, SettingsTest.this::read);
            assertThat(refused).hasMessage("""
                            stack 'dev' has 3 configuration problems (Pulumi.dev.yaml); nothing was declared:
                              1. gatehouse:identity.password.length: must be a whole number from 8 to 99, got 7; write one [range]
                              2. gatehouse:clients.spa.callbacks[0]: may use http only for localhost, 127.0.0.1 or [::1], got 'http://app.example.com/callback'; use https [url-http]
                              3. gatehouse:routes.GET /open: must be closed by scopes, or opened by name, got 'neither'; write scopes: [read], or public: true [route-open]""");
        }

        @Test
        void namesTheNearestKeyForAnUnknownOne() {
            set("gatehouse:clients/spa/callback", List.of("https://app.example.com/"));
            assertThat(problems())
                    .singleElement()
                    .hasToString("gatehouse:clients.spa.callback: is no setting, got 'callback';"
                            + " did you mean 'callbacks'? [unknown-key]");
        }

        @Test
        void seesUnknownKeysAtTheTop() {
            set("gatehouse:observabillity", Map.of("retention", "14d"));
            assertThat(problems())
                    .singleElement()
                    .hasToString("gatehouse:observabillity: is no setting, got 'gatehouse:observabillity';"
                            + " did you mean 'gatehouse:observability'? [unknown-key]");
        }

        @Test
        void leavesOtherProvidersKeysAlone() {
            set("aws:profile", "x");
            set("datadog:key", "y");
            accepts();
        }

        @Test
        void neverShowsAPassword() throws Exception {
            use("local");
            set("gatehouse:local/users/user@example.com/password", "hunter2");
            SettingsException refused = catchThrowableOfType(SettingsException.class, SettingsTest.this::read);
            assertThat(refused).hasMessageContaining("[seed-password]").hasMessageNotContaining("hunter2");
        }

        @Test
        void namesEveryKeyThatMustBeThere() {
            tree = Map.of();
            assertThat(problems())
                    .extracting(Problem::path)
                    .containsExactly(
                            "aws:region",
                            "gatehouse:domain.prefix",
                            "gatehouse:scopes.identifier",
                            "gatehouse:scopes.scopes",
                            "gatehouse:clients",
                            "gatehouse:routes");
        }
    }

    @Nested
    class Limits {
        @ParameterizedTest
        @CsvSource({
            "gatehouse:identity/password/length, 8, 99, 7, 100",
            "gatehouse:identity/password/history, 0, 24, -1, 25",
            "gatehouse:api/throttle/rate, 1, 10000, 0, 10001",
            "gatehouse:api/throttle/burst, 1, 5000, 0, 5001",
            "gatehouse:function/memory, 128, 10240, 127, 10241",
            "gatehouse:function/timeout, 1s, 29s, 0s, 30s",
            "gatehouse:identity/password/temporary, 1d, 7d, 23h, 8d",
            "gatehouse:clients/spa/accessToken, 5m, 1d, 4m, 1441m",
            "gatehouse:clients/spa/idToken, 5m, 1d, 4m, 1441m",
            "gatehouse:clients/spa/refreshToken, 1h, 3650d, 59m, 3651d",
            "gatehouse:clients/spa/rotationGrace, 0s, 60s, 61s, 2m",
            "gatehouse:observability/retention, 1d, 3653d, 2d, 3654d"
        })
        void holdAtBothEnds(String path, String least, String most, String below, String above) throws Exception {
            for (String good : List.of(least, most)) {
                use("dev");
                set(path, good);
                assertThat(problems()).as(path + " = " + good).isEmpty();
            }
            for (String bad : List.of(below, above)) {
                use("dev");
                set(path, bad);
                assertThat(problems())
                        .as(path + " = " + bad)
                        .extracting(Problem::path)
                        .containsExactly(path.replace('/', '.'));
            }
        }

        @Test
        void anAccessTokenMayLiveAsLongAsTheRefreshTokenAndNoLonger() {
            set("gatehouse:clients/spa/accessToken", "2h");
            set("gatehouse:clients/spa/refreshToken", "2h");
            accepts();
            set("gatehouse:clients/spa/accessToken", "121m");
            refuses("life-order", "gatehouse:clients.spa.refreshToken");
        }

        @Test
        void aRouteTakesTenScopes() {
            Map<String, String> scopes = new java.util.LinkedHashMap<>();
            for (int i = 1; i <= 11; i++) {
                scopes.put("s" + i, "Scope");
            }
            scopes.putAll(Map.of("read", "R", "write", "W", "admin", "A"));
            set("gatehouse:scopes/scopes", scopes);
            List<String> names = List.of("s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11");
            route("GET /ten", Map.of("scopes", names.subList(0, 10)));
            accepts();
            route("GET /ten", Map.of("scopes", names));
            refuses("quota", "gatehouse:routes.GET /ten.scopes");
        }

        @Test
        void anAuthorizerTakesFiftyClients() {
            for (int i = 0; i < 46; i++) {
                set("gatehouse:clients/job" + i, Map.of("kind", "machine", "scopes", List.of("read")));
            }
            accepts();
            set("gatehouse:clients/more", Map.of("kind", "machine", "scopes", List.of("read")));
            refuses("quota", "gatehouse:clients");
        }

        @Test
        void anApiTakesThreeHundredRoutes() {
            for (int i = 0; i < 294; i++) {
                route("GET /r" + i, Map.of("public", true));
            }
            accepts();
            route("GET /more", Map.of("public", true));
            refuses("quota", "gatehouse:routes");
        }
    }

    @Nested
    class Findings {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "aws:region | us-gov-west-1 | region | aws:region",
                    "aws:region | cn-north-1 | region | aws:region",
                    "gatehouse:domain/prefix | MyApp | prefix-form | gatehouse:domain.prefix",
                    "gatehouse:domain/prefix | -a | prefix-form | gatehouse:domain.prefix",
                    "gatehouse:domain/prefix | a_b | prefix-form | gatehouse:domain.prefix",
                    "gatehouse:domain/prefix | my-aws-api | prefix-reserved | gatehouse:domain.prefix",
                    "gatehouse:domain/prefix | cognitor | prefix-reserved | gatehouse:domain.prefix",
                    "gatehouse:scopes/identifier | https://api example | identifier-form | gatehouse:scopes.identifier",
                    "gatehouse:scopes/identifier | https://api.example.com/ | identifier-form | gatehouse:scopes.identifier",
                    "gatehouse:scopes/identifier | https://cognito-idp.eu-west-1.amazonaws.com/x | identifier-issuer | gatehouse:scopes.identifier",
                    "gatehouse:identity/mfa | sometimes | choice | gatehouse:identity.mfa",
                    "gatehouse:identity/signUp | closed | choice | gatehouse:identity.signUp",
                    "gatehouse:clients/spa/kind | browser | choice | gatehouse:clients.spa.kind",
                    "gatehouse:clients/spa/passwordSignIn | on | password-kind | gatehouse:clients.spa.passwordSignIn",
                    "gatehouse:clients/web/rotationGrace | 10s | rotation-kind | gatehouse:clients.web.rotationGrace",
                    "gatehouse:clients/web/accessToken | 90s | duration | gatehouse:clients.web.accessToken",
                    "gatehouse:clients/web/accessToken | 301s | whole-minutes | gatehouse:clients.web.accessToken",
                    "gatehouse:clients/web/accessToken | 1 hour | duration | gatehouse:clients.web.accessToken",
                    "gatehouse:identity/password/temporary | 36h | whole-days | gatehouse:identity.password.temporary",
                    "gatehouse:api/kind | soap | choice | gatehouse:api.kind",
                    "gatehouse:function/environment/AWS_REGION | x | environment-name | gatehouse:function.environment.AWS_REGION",
                    "gatehouse:function/environment/1x | x | environment-name | gatehouse:function.environment.1x",
                })
        void eachHasItsCodeAndPath(String path, String value, String code, String where) {
            set(path, value);
            refuses(code, where);
        }

        @Test
        void aMistypedProtectionCountsAsOn() {
            set("gatehouse:identity/protection", "maybe");
            assertThat(problems()).extracting(Problem::code).contains("type", "password-protected", "url-loopback");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "spa | http://app.example.com/cb | url-http",
                    "spa | https://app.example.com/cb#x | url-fragment",
                    "spa | https://*.example.com/cb | url-form",
                    "spa | https://app.example.com/* | url-wildcard",
                    "spa | /callback | url-form",
                    "spa | https://user@app.example.com/cb | url-user",
                    "spa | com.example.app:/cb | url-scheme",
                    "web | ftp://app.example.com/cb | url-scheme",
                    "cli | myapp:/cb | url-scheme",
                    "cli | javascript:alert(1) | url-scheme",
                })
        void callbacksMustBeExact(String client, String url, String code) {
            set("gatehouse:clients/" + client + "/callbacks", List.of(url));
            assertThat(problems()).extracting(Problem::code).contains(code);
        }

        @ParameterizedTest
        @CsvSource({
            "spa, https://app.example.com/cb?x=1",
            "spa, http://localhost:5173/cb",
            "web, http://127.0.0.1/cb",
            "web, http://[::1]:80/cb",
            "cli, com.example.app:/cb"
        })
        void callbacksMayBeHttpsLoopbackOrANativeClientsOwnScheme(String client, String url) {
            set("gatehouse:clients/" + client + "/callbacks", List.of(url));
            accepts();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "get /x",
                    "GET x",
                    "GET  /x",
                    "GET /x/",
                    "GET /{a+}/b",
                    "GET /a//b",
                    "TRACE /x",
                    "GET /x?y",
                    "$default",
                    "GET /{a-b}",
                    "GET /a;b"
                })
        void routeKeysHaveOneForm(String key) {
            route(key, Map.of("scopes", List.of("read")));
            refuses("route-key", "gatehouse:routes." + key);
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET /", "ANY /x/{proxy+}", "PATCH /a/{b}/c", "GET /a.b-c_d~e"})
        void routeKeysOfThatFormAreTaken(String key) {
            route(key, Map.of("scopes", List.of("read")));
            accepts();
        }

        @Test
        void aRouteIsClosedOrPublicNotBoth() {
            route("GET /x", Map.of("public", true, "scopes", List.of("read")));
            refuses("route-public", "gatehouse:routes.GET /x.public");
        }

        @Test
        void twoRoutesMayNotDifferByTheNamesOfVariablesAlone() {
            route("DELETE /resources/{name}", Map.of("scopes", List.of("write")));
            refuses("route-twice", "gatehouse:routes.DELETE /resources/{name}");
        }

        @Test
        void everyScopeMustExist() {
            route("GET /x", Map.of("scopes", List.of("raed")));
            assertThat(problems())
                    .singleElement()
                    .hasToString("gatehouse:routes.GET /x.scopes: must be scopes of gatehouse:scopes, by short name, or"
                            + " standard ones, got 'raed'; did you mean 'read'? [scope-unknown]");
        }

        @Test
        void everyGroupMustExist() {
            route("GET /x", Map.of("scopes", List.of("read"), "group", "admins"));
            refuses("group-unknown", "gatehouse:routes.GET /x.group");
        }

        @Test
        void aMachineHasNoUserScopesAndNoUrls() {
            set("gatehouse:clients/jobs/scopes", List.of("read", "openid"));
            refuses("machine-scope", "gatehouse:clients.jobs.scopes");
            set("gatehouse:clients/jobs/scopes", List.of("read"));
            set("gatehouse:clients/jobs/callbacks", List.of("https://x.example.com/"));
            refuses("machine-urls", "gatehouse:clients.jobs.callbacks");
        }

        @Test
        void emailNeedsOpenid() {
            set("gatehouse:clients/web/scopes", List.of("email", "read"));
            refuses("openid", "gatehouse:clients.web.scopes");
        }

        @Test
        void aUserClientNeedsACallback() {
            set("gatehouse:clients/web/callbacks", null);
            refuses("missing", "gatehouse:clients.web.callbacks");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "*",
                    "https://*",
                    "https://app.example.com/",
                    "http://app.example.com",
                    "null",
                    "https://u@x.example.com"
                })
        void originsAreExact(String origin) {
            set("gatehouse:api/cors", List.of(origin));
            refuses("cors-origin", "gatehouse:api.cors[0]");
        }

        @Test
        void warnsOfScopesThatNobodyAsksForOrMayHave() throws Exception {
            set("gatehouse:scopes/scopes/audit", "Audit");
            set("gatehouse:scopes/scopes/purge", "Purge");
            route("DELETE /all", Map.of("scopes", List.of("purge")));
            assertThat(read().warnings())
                    .contains(
                            "gatehouse:scopes.scopes.audit: no route asks for it",
                            "gatehouse:scopes.scopes.purge: routes ask for it, and no client may have it");
        }
    }

    @Nested
    class AProtectedStack {
        @BeforeEach
        void startFromProd() throws Exception {
            use("prod");
        }

        @Test
        void refusesPasswordSignIn() {
            set("gatehouse:clients/web/passwordSignIn", true);
            refuses("password-protected", "gatehouse:clients.web.passwordSignIn");
        }

        @Test
        void refusesCallbacksToADevelopersMachine() {
            set("gatehouse:clients/web/callbacks", List.of("http://localhost:3000/callback"));
            refuses("url-loopback", "gatehouse:clients.web.callbacks[0]");
        }

        @Test
        void refusesOriginsOfADevelopersMachine() {
            set("gatehouse:api/cors", List.of("http://localhost:5173"));
            refuses("cors-loopback", "gatehouse:api.cors[0]");
        }
    }

    @Nested
    class ALocalStack {
        @BeforeEach
        void startFromLocal() throws Exception {
            use("local");
        }

        @Test
        void needsItsEndpoints() {
            set("aws:endpoints", null);
            refuses("local-endpoints", "gatehouse:local");
        }

        @Test
        void isNotAnAwsStackWithEndpoints() {
            set("gatehouse:local", null);
            refuses("local-endpoints", "aws:endpoints");
        }

        @Test
        void keepsEveryServiceOnThisMachine() {
            set(
                    "aws:endpoints",
                    List.of(Map.of(
                            "cognitoidp", "http://localhost:9401",
                            "apigatewayv2", "https://api.example.com",
                            "lambda", "http://localhost:9401",
                            "iam", "http://localhost:9401",
                            "logs", "http://localhost:9401",
                            "sts", "http://localhost:9401")));
            assertThat(problems())
                    .extracting(Problem::code, Problem::path)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("endpoint-loopback", "aws:endpoints[0].apigatewayv2"),
                            org.assertj.core.api.Assertions.tuple("missing", "aws:endpoints[0].secretsmanager"));
        }

        @Test
        void hasNoSecondFactorYet() {
            set("gatehouse:identity/mfa", "required");
            refuses("local-mfa", "gatehouse:identity.mfa");
        }

        @Test
        void seedsOnlyGroupsThatExist() {
            set("gatehouse:local/users/user@example.com/groups", List.of("root"));
            refuses("group-unknown", "gatehouse:local.users.user@example.com.groups");
        }
    }
}
