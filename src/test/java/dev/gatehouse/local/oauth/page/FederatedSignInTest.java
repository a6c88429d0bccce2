package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.oauth.TestBrowser;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** DOC "User pool sign-in with third party identity providers", with the local page that replaces the provider. */
final class FederatedSignInTest {
    private static final IdentityProvider GOOGLE = new IdentityProvider(
            "Google", "Google", List.of("example.com"), Map.of("username", "sub", "email", "email", "name", "name"));
    private static final IdentityProvider AMAZON = new IdentityProvider(
            "LoginWithAmazon",
            "LoginWithAmazon",
            List.of(),
            Map.of("username", "user_id", "email", "mail", "email_verified", "email_verified"));

    private final RunningCognito cognito = new RunningCognito();
    private UserPool pool = TestState.federated(TestState.pool(cognito.issuer()), List.of(GOOGLE, AMAZON));

    @BeforeEach
    void declare() {
        cognito.cloud.declare(TestState.with(pool, TestState.offering(Set.of("COGNITO", "Google", "LoginWithAmazon"))));
    }

    @AfterEach
    void close() {
        cognito.close();
    }

    private TestBrowser browser() {
        return new TestBrowser(cognito, authorize(TestState.SPA));
    }

    private static Map<String, String> authorizeWith(String name, String value) {
        Map<String, String> request = new LinkedHashMap<>(authorize(TestState.SPA));
        request.put(name, value);
        return request;
    }

    private Reply signInAtProvider(TestBrowser browser, String subject, String... claims) {
        String[] fields = new String[claims.length + 2];
        fields[0] = "subject";
        fields[1] = subject;
        System.arraycopy(claims, 0, fields, 2, claims.length);
        return browser.send(browser.forms() - 1, fields);
    }

    private Map<String, String> redirect(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(303);
        assertThat(reply.location()).startsWith(TestState.CALLBACK + "?");
        return query(reply.location());
    }

    private JsonObject idToken(Reply reply) {
        Reply tokens = cognito.post(
                "/oauth2/token",
                RunningCognito.redeem(TestState.SPA, redirect(reply).getOrDefault("code", "")));
        assertThat(tokens.status()).as(cognito.reason()).isEqualTo(200);
        return RunningCognito.claims(tokens.json().get("id_token").getAsString());
    }

    private User user(String name) {
        return cognito.pools.users().find(pool, name).orElseThrow();
    }

    @Test
    void theSignInPageOffersEachProviderOfTheClient() {
        TestBrowser browser = browser();
        assertThat(browser.page.body()).contains(">Continue with Google</a>", ">Continue with Amazon</a>");
        browser.follow("Continue with Google");
        assertThat(browser.at).isEqualTo("/identity-provider");
        assertThat(browser.page.body())
                .contains("This page replaces Google and asks for no password")
                .contains("name=\"claim-email\"", "name=\"claim-name\"")
                .doesNotContain("claim-sub");
    }

    @Test
    void refusesAProviderThatTheClientDoesNotOffer() {
        cognito.cloud.declare(TestState.with(pool, TestState.offering(Set.of("COGNITO", "Google"))));
        assertThat(browser().page.body()).contains("Continue with Google").doesNotContain("Amazon");

        TestBrowser direct = new TestBrowser(cognito, authorizeWith("identity_provider", "LoginWithAmazon"));
        assertThat(query(direct.page.location()))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "the client does not offer this identity provider");
        assertThat(cognito.reason())
                .isEqualTo(
                        "client spa offers [COGNITO, Google]; name one of them, or add it to the client's providers");
    }

    @Test
    void createsAUserWithTheMappedAttributes() {
        TestBrowser browser = new TestBrowser(cognito, authorizeWith("scope", "openid profile"));
        browser.follow("Continue with Google");
        JsonObject claims = idToken(
                signInAtProvider(browser, "1001", "claim-email", "ann@example.com", "claim-name", "Ann Example"));

        assertThat(claims.get("cognito:username").getAsString()).isEqualTo("Google_1001");
        assertThat(claims.get("email").getAsString()).isEqualTo("ann@example.com");
        assertThat(claims.get("email_verified").getAsBoolean()).isFalse();
        assertThat(claims.get("name").getAsString()).isEqualTo("Ann Example");
        assertThat(claims.getAsJsonArray("cognito:groups"))
                .isEqualTo(JsonParser.parseString("[\"" + TestState.POOL + "_Google\"]"));
        assertThat(claims.get("identities"))
                .isEqualTo(JsonParser.parseString("[{\"userId\":\"1001\",\"providerName\":\"Google\","
                        + "\"providerType\":\"Google\",\"issuer\":null,\"primary\":\"true\",\"dateCreated\":\""
                        + cognito.clock.millis() + "\"}]"));
        assertThat(user("Google_1001").status()).isEqualTo(User.Status.EXTERNAL_PROVIDER);
    }

    /** OBS, in public issues (panva/oauth4webapi #188, akuity/kargo #6797, nextauthjs/next-auth #3403). */
    @Nested
    final class Nonce {
        private static final String REMARK = "the ID token carries a nonce that the app did not send, as on AWS after a"
                + " sign-in with an OpenID Connect provider: an app that checks the nonce must send one";

        private TestBrowser at(String provider, String type, String scope) {
            IdentityProvider declared =
                    new IdentityProvider(provider, type, List.of(), Map.of("username", "sub", "email", "email"));
            pool = TestState.federated(TestState.pool(cognito.issuer()), List.of(declared));
            cognito.cloud.declare(TestState.with(pool, TestState.offering(Set.of("COGNITO", provider))));
            Map<String, String> request = authorizeWith("identity_provider", provider);
            request.remove("nonce");
            request.put("scope", scope);
            return new TestBrowser(cognito, request);
        }

        @ParameterizedTest
        @CsvSource({"Google,Google", "SignInWithApple,SignInWithApple", "Corp,OIDC"})
        void isAddedAfterASignInAtAnOpenIdProvider(String provider, String type) {
            TestBrowser browser = at(provider, type, "openid email");
            Reply first = signInAtProvider(browser, "1", "claim-email", "ann@example.com");
            assertThat(cognito.reason()).contains(REMARK);
            assertThat(idToken(first).get("nonce").getAsString()).matches("[A-Za-z0-9_-]{171}");

            // The next sign-in uses the browser session and has no nonce.
            Map<String, String> again = authorize(TestState.SPA);
            again.remove("nonce");
            Reply second = cognito.authorizePage(again, browser.cookieHeader());
            String code = query(second.location()).getOrDefault("code", "");
            assertThat(cognito.reason()).doesNotContain("nonce");
            JsonObject tokens = cognito.post("/oauth2/token", RunningCognito.redeem(TestState.SPA, code))
                    .json();
            assertThat(RunningCognito.claims(tokens.get("id_token").getAsString())
                            .has("nonce"))
                    .isFalse();
            JsonObject refreshed = cognito.post(
                            "/oauth2/token",
                            RunningCognito.form(
                                    "grant_type",
                                    "refresh_token",
                                    "client_id",
                                    TestState.SPA,
                                    "refresh_token",
                                    tokens.get("refresh_token").getAsString()))
                    .json();
            assertThat(RunningCognito.claims(refreshed.get("id_token").getAsString())
                            .has("nonce"))
                    .isFalse();
        }

        @Test
        void isDifferentEachTime() {
            String one = idToken(
                            signInAtProvider(at("Google", "Google", "openid"), "1", "claim-email", "a@example.com"))
                    .get("nonce")
                    .getAsString();
            String two = idToken(
                            signInAtProvider(at("Google", "Google", "openid"), "1", "claim-email", "a@example.com"))
                    .get("nonce")
                    .getAsString();
            assertThat(one).isNotEqualTo(two);
        }

        /** Their protocols have no nonce. */
        @ParameterizedTest
        @CsvSource({"LoginWithAmazon,LoginWithAmazon", "Facebook,Facebook", "Corp,SAML"})
        void isNotAddedAfterASignInAtAnotherKindOfProvider(String provider, String type) {
            Reply redirect = signInAtProvider(at(provider, type, "openid"), "1", "claim-email", "ann@example.com");
            assertThat(cognito.reason()).doesNotContain("nonce");
            assertThat(idToken(redirect).has("nonce")).isFalse();
        }

        @Test
        void ofTheAppTakesPrecedence() {
            TestBrowser browser = new TestBrowser(cognito, authorizeWith("identity_provider", "Google"));
            Reply redirect = signInAtProvider(browser, "1", "claim-email", "ann@example.com");
            assertThat(cognito.reason()).doesNotContain("nonce");
            assertThat(idToken(redirect).get("nonce").getAsString()).isEqualTo("n-1");
        }

        @Test
        void isNotLoggedWithoutAnIdToken() {
            signInAtProvider(at("Google", "Google", TestState.READ), "1", "claim-email", "ann@example.com");
            assertThat(cognito.reason()).doesNotContain("nonce");
        }
    }

    @Test
    void offersTheSameUserTheNextTime() {
        TestBrowser first = browser();
        first.follow("Continue with Google");
        signInAtProvider(first, "1001", "claim-email", "ann@example.com");
        String sub = user("Google_1001").sub();

        TestBrowser next = browser();
        next.follow("Continue with Google");
        assertThat(next.page.body()).contains(">ann@example.com</button>");
        JsonObject claims = idToken(next.send(0));
        assertThat(claims.get("sub").getAsString()).isEqualTo(sub);
    }

    /** DOC "Mapping identity provider attributes": each sign-in updates them. */
    @Test
    void updatesAttributesAtEachSignIn() {
        TestBrowser first = browser();
        first.follow("Continue with Amazon");
        signInAtProvider(first, "a", "claim-mail", "old@example.com", "claim-email_verified", "false");
        TestBrowser next = browser();
        next.follow("Continue with Amazon");
        signInAtProvider(next, "a", "claim-mail", "new@example.com", "claim-email_verified", "true");

        assertThat(user("LoginWithAmazon_a").attributes())
                .containsEntry("email", "new@example.com")
                .containsEntry("email_verified", "true");
    }

    /** Text OBS, in public issues. */
    @Test
    void requiresTheRequiredAttributes() {
        TestBrowser browser = browser();
        browser.follow("Continue with Google");
        assertThat(redirect(signInAtProvider(browser, "1001")))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "attributes required: [email]");
        assertThat(cognito.pools.users().find(pool, "Google_1001")).isEmpty();
    }

    @Test
    void doesNotLinkALocalUserWithTheSameEmail() {
        TestBrowser browser = browser();
        browser.follow("Continue with Google");
        idToken(signInAtProvider(browser, "1001", "claim-email", USER));
        assertThat(cognito.pools
                        .users()
                        .findByNameOrAlias(pool, USER)
                        .orElseThrow()
                        .username())
                .isNotEqualTo("Google_1001");
        TestBrowser local = browser();
        assertThat(redirect(local.send("username", USER, "password", PASSWORD))).containsKey("code");
    }

    @Test
    void identityProviderAndIdpIdentifierSkipTheSignInPage() {
        assertThat(new TestBrowser(cognito, authorizeWith("identity_provider", "Google")).at)
                .isEqualTo("/identity-provider");
        assertThat(new TestBrowser(cognito, authorizeWith("idp_identifier", "example.com")).at)
                .isEqualTo("/identity-provider");
        assertThat(new TestBrowser(cognito, authorizeWith("identity_provider", "COGNITO")).at)
                .isEqualTo("/login");
    }

    /** CHOICE. */
    @Test
    void aSessionIsValidOnlyForItsProvider() {
        TestBrowser browser = browser();
        browser.send("username", USER, "password", PASSWORD);
        browser.open("/oauth2/authorize?" + RunningCognito.encode(authorizeWith("identity_provider", "Google")));
        assertThat(browser.at).isEqualTo("/identity-provider");
        signInAtProvider(browser, "1001", "claim-email", "ann@example.com");
        Reply again = browser.open(
                "/oauth2/authorize?" + RunningCognito.encode(authorizeWith("identity_provider", "Google")));
        assertThat(query(again.location())).containsKey("code");
    }

    @Test
    void aClientWithoutCognitoAcceptsNoPasswords() {
        cognito.cloud.declare(TestState.with(pool, TestState.offering(Set.of("Google"))));
        TestBrowser browser = browser();
        assertThat(browser.page.body()).contains("Continue with Google").doesNotContain("name=\"password\"");
        TestBrowser direct = browser();
        direct.follow("Continue with Google");
        direct.postTo(
                "/login?" + RunningCognito.encode(authorize(TestState.SPA)), "username", USER, "password", PASSWORD);
        assertThat(direct.page.status()).isEqualTo(400);
        assertThat(cognito.reason())
                .isEqualTo("client spa offers [Google] and not COGNITO: it does not accept passwords");
    }

    @Test
    void refusesADisabledUser() {
        TestBrowser browser = browser();
        browser.follow("Continue with Google");
        signInAtProvider(browser, "1001", "claim-email", "ann@example.com");
        try (CognitoIdentityProviderClient admin = CognitoIdentityProviderClient.builder()
                .endpointOverride(cognito.base())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            admin.adminDisableUser(user -> user.userPoolId(TestState.POOL).username("Google_1001"));
        }
        TestBrowser next = browser();
        next.follow("Continue with Google");
        assertThat(redirect(next.send(0))).containsEntry("error_description", "User is not enabled");
    }

    /** CHOICE: RFC 6749 section 4.1.2.1. */
    @Test
    void cancellingRedirectsWithAnError() {
        TestBrowser browser = browser();
        browser.follow("Continue with Google");
        assertThat(TestBrowser.unescape(browser.page.body()))
                .contains("<a href=\"" + TestState.CALLBACK + "?error=access_denied&error_description="
                        + "the%20user%20did%20not%20sign%20in%20at%20the%20identity%20provider&state=a%20state%2F%2B%26\">"
                        + "Cancel sign-in</a>");
    }

    @Test
    void refusesAUserIdWithSpaces() {
        TestBrowser browser = browser();
        browser.follow("Continue with Google");
        signInAtProvider(browser, "10 01", "claim-email", "ann@example.com");
        assertThat(browser.page.status()).isEqualTo(400);
        assertThat(browser.page.body())
                .contains("role=\"alert\">A user ID has 1 to 90 visible characters")
                .contains("value=\"ann@example.com\"");
    }

    /** DOC "Pre sign-up Lambda trigger": invoked at the first sign-in with the source of a provider. */
    @Test
    void thePreSignUpFunctionCanRefuse() {
        pool = TestState.calling(
                pool, new UserPool.Triggers(Optional.empty(), Optional.of("arn:gate"), Optional.empty()));
        declare();
        cognito.functions = (arn, event) -> {
            assertThat(new String(event, UTF_8)).contains("\"triggerSource\":\"PreSignUp_ExternalProvider\"");
            return new Invocation.Failed("Error", "not you");
        };
        TestBrowser browser = browser();
        browser.follow("Continue with Google");
        assertThat(redirect(signInAtProvider(browser, "1001", "claim-email", "ann@example.com")))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "PreSignUp failed with error not you.");
    }
}
