package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.oauth.TestBrowser;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Properties that hold for every input: PKCE, redirect URIs and scopes; over real sockets. */
class AuthorizationPropertiesTest {
    private static final List<String> CLIENT_SCOPES = TestState.clients().stream()
            .filter(client -> client.id().equals(TestState.SPA))
            .findFirst()
            .orElseThrow()
            .oauthScopes();

    private static RunningCognito cognito;

    @BeforeContainer
    static void start() {
        cognito = new RunningCognito();
    }

    @AfterContainer
    static void stop() {
        cognito.close();
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(verifier));
    }

    /** Sends the request from a signed-in browser, so that a code needs one round trip. */
    private static Reply authorizePage(Map<String, String> parameters) {
        TestBrowser browser = SIGNED_IN.get();
        return cognito.get("/oauth2/authorize?" + RunningCognito.encode(parameters), browser.cookieHeader());
    }

    private static final ThreadLocal<TestBrowser> SIGNED_IN = ThreadLocal.withInitial(() -> {
        TestBrowser browser = new TestBrowser(cognito, authorize(TestState.SPA));
        browser.send("username", USER, "password", RunningCognito.PASSWORD);
        return browser;
    });

    /** RFC 7636 section 4.6: only the holder of the verifier can redeem the code. */
    @Property(tries = 60)
    void onlyTheVerifierOfTheChallengeRedeemsTheCode(
            @ForAll("verifiers") String right, @ForAll("verifiers") String other) {
        Map<String, String> parameters = authorize(TestState.SPA);
        parameters.put("code_challenge", challenge(right));
        for (String sent : List.of(right, other)) {
            String code = query(authorizePage(parameters).location()).getOrDefault("code", "");
            Map<String, String> redeem = redeem(TestState.SPA, code);
            redeem.put("code_verifier", sent);
            Reply reply = cognito.post("/oauth2/token", redeem);
            if (sent.equals(right)) {
                assertThat(reply.status()).as(cognito.reason()).isEqualTo(200);
            } else {
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
            }
        }
    }

    @Provide
    Arbitrary<String> verifiers() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("-._~")
                .ofMinLength(43)
                .ofMaxLength(128);
    }

    /** RFC 7636 section 4.2: 43 characters of base64url. */
    @Property(tries = 200)
    void refusesAChallengeOfAnotherForm(@ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String text) {
        Map<String, String> parameters = authorize(TestState.SPA);
        parameters.put("code_challenge", text);
        Reply reply = authorizePage(parameters);
        boolean good = text.matches("[A-Za-z0-9_-]{43}");
        assertThat(query(reply.location())).containsKey(good ? "code" : "error");
    }

    /** RFC 9700 section 2.1: redirect URIs must match exactly. */
    @Property(tries = 400)
    void neverRedirectsToAnUnregisteredUri(@ForAll("addresses") String address) {
        Map<String, String> parameters = authorize(TestState.SPA);
        parameters.put("redirect_uri", address);
        Reply reply = authorizePage(parameters);
        if (Set.of(TestState.CALLBACK, TestState.OTHER_CALLBACK).contains(address)) {
            assertThat(reply.location()).startsWith(address + (address.contains("?") ? "&code=" : "?code="));
        } else {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.raw().headers().firstValue("location")).isEmpty();
        }
    }

    /** Registered URIs, changed ones, and any text. */
    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> piece = Arbitraries.of(
                "/",
                "..",
                "%2e",
                "?",
                "#",
                "@",
                "\\",
                "evil.example",
                ":",
                "http:",
                "https:",
                "//",
                " ",
                "\t",
                "localhost",
                "127.0.0.1",
                "%00",
                "A",
                ";",
                "*");
        Arbitrary<String> changed = Combinators.combine(
                        Arbitraries.of(TestState.CALLBACK, TestState.OTHER_CALLBACK),
                        Arbitraries.integers().between(0, TestState.CALLBACK.length()),
                        Arbitraries.integers().between(0, 3),
                        piece)
                .as((url, at, cut, more) -> {
                    int from = Math.min(at, url.length());
                    return url.substring(0, from) + more + url.substring(Math.min(url.length(), from + cut));
                });
        return Arbitraries.oneOf(
                Arbitraries.of(TestState.CALLBACK, TestState.OTHER_CALLBACK),
                changed,
                Arbitraries.strings().ofMaxLength(80));
    }

    /** RFC 6749 section 3.3 and the client's scopes: exactly the requested scopes, or a refusal. */
    @Property(tries = 120)
    void aTokenHasExactlyTheRequestedScopes(@ForAll("scopes") List<String> scopes) {
        Map<String, String> parameters = authorize(TestState.SPA);
        parameters.put("scope", String.join(" ", scopes));
        Map<String, String> back = query(authorizePage(parameters).location());
        boolean all = CLIENT_SCOPES.containsAll(scopes);
        boolean openid = scopes.contains("openid");
        boolean standard = scopes.stream().anyMatch(Set.of("email", "phone", "profile")::contains);
        if (!all || (standard && !openid)) {
            assertThat(back).containsEntry("error", "invalid_scope").doesNotContainKey("code");
            return;
        }
        Reply reply = cognito.post("/oauth2/token", redeem(TestState.SPA, back.getOrDefault("code", "")));
        String granted = RunningCognito.claims(reply.json().get("access_token").getAsString())
                .get("scope")
                .getAsString();
        assertThat(Arrays.asList(granted.split(" ", -1))).containsExactlyInAnyOrderElementsOf(Set.copyOf(scopes));
        assertThat(reply.json().has("id_token")).isEqualTo(openid);
    }

    @Provide
    Arbitrary<List<String>> scopes() {
        Arbitrary<String> scope = Arbitraries.oneOf(
                Arbitraries.of(CLIENT_SCOPES),
                Arbitraries.of(CLIENT_SCOPES),
                Arbitraries.of(
                        "email", "phone", "profile", "openid", TestState.READ + "x", "x" + TestState.READ, "OPENID"));
        return scope.list().ofMinSize(1).ofMaxSize(5);
    }
}
