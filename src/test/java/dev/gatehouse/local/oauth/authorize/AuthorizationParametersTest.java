package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.claims;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthorizeCalls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of GET /oauth2/authorize. */
final class AuthorizationParametersTest extends AuthorizeCalls {
    /** DOC "The redirect and authorization endpoint": 302 to /login with the same parameters. */
    @Test
    void redirectsABrowserWithoutSessionToTheSignInPage() {
        Reply reply = cognito.authorizePage(authorize(TestState.SPA));

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.location()).startsWith("/login?");
        assertThat(query(reply.location())).isEqualTo(authorize(TestState.SPA));
        assertThat(reply.header("access-control-allow-origin")).isEmpty();
    }

    /** Attack 41; DOC "The redirect and authorization endpoint". */
    @Test
    void refusesOtherResponseTypes() {
        isErrorRedirect(cognito.authorizePage(without("response_type")), "invalid_request");
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "response_type", "code token")), "invalid_request");
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "response_type", "id_token")), "invalid_request");
    }

    @Test
    void refusesAFlowThatTheClientDoesNotHave() {
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "response_type", "token")), "unauthorized_client");
        isErrorRedirect(cognito.authorizePage(authorize(TestState.JOBS)), "unauthorized_client");
        isErrorRedirect(cognito.authorizePage(authorize(TestState.FRANK)), "unauthorized_client");
    }

    /** Attack 40. */
    @Test
    void refusesARepeatedParameter() {
        Reply reply =
                cognito.get("/oauth2/authorize?" + RunningCognito.encode(authorize(TestState.SPA)) + "&scope=openid");
        isErrorRedirect(reply, "invalid_request");
    }

    /** Attack 43; DOC: S256 only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMx",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"
            })
    void refusesAnInvalidCodeChallenge(String challenge) {
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "code_challenge", challenge)), "invalid_request");
    }

    @Test
    void refusesPlainAMissingMethodAndAMissingChallenge() {
        isErrorRedirect(
                cognito.authorizePage(with(TestState.SPA, "code_challenge_method", "plain")), "invalid_request");
        isErrorRedirect(cognito.authorizePage(without("code_challenge_method")), "invalid_request");
        isErrorRedirect(cognito.authorizePage(without("code_challenge")), "invalid_request");
    }

    /** Attack 42, as on AWS: Cognito cannot require PKCE. */
    @Test
    void warnsAboutAPublicClientWithoutPkce() {
        Reply back = cognito.signIn(without("code_challenge", "code_challenge_method"), USER, PASSWORD);
        assertThat(back.status()).isEqualTo(303);
        assertThat(cognito.reason()).contains("warning: public client spa signs in without PKCE");
    }

    /** DOC: an unknown or malformed scope. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "openid unknown",
                "openid phone",
                "openid aws.cognito.signin.user.admin",
                "openid  email",
                " openid",
                "openid\temail",
                "openid,email",
                "OPENID",
                "https://api.example.com/admin",
                "email",
                "profile https://api.example.com/read"
            })
    void refusesAnInvalidScope(String scope) {
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "scope", scope)), "invalid_scope");
    }

    /** DOC: without scope, all scopes of the client are granted. */
    @Test
    void grantsAllScopesIfNoneIsRequested() {
        Map<String, String> parameters = without("scope");
        String code = cognito.code(parameters, USER);
        JsonObject tokens = cognito.post("/oauth2/token", RunningCognito.redeem(TestState.SPA, code))
                .json();
        assertThat(claims(tokens.get("access_token").getAsString()).get("scope").getAsString())
                .isEqualTo("openid email profile " + TestState.READ + " " + TestState.WRITE);
    }

    /** CHOICE: refused, not ignored. */
    @ParameterizedTest
    @CsvSource({"request,x", "request_uri,https://x.example", "idp_identifier,x", "identity_provider,Google"})
    void refusesUnsupportedParameters(String name, String value) {
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, name, value)), "invalid_request");
    }

    /** DOC "The redirect and authorization endpoint", resource; its form is that of RFC 8707 section 2. */
    @ParameterizedTest
    @ValueSource(strings = {"api", "/api", "urn:api", "https:///x", "https://api.example.com/#x", "https://a b"})
    void refusesAResourceThatIsNotAUrl(String resource) {
        isErrorRedirect(cognito.authorizePage(with(TestState.SPA, "resource", resource)), "invalid_request");
    }

    /** DOC, same page, and "Understanding the access token": aud is present if a resource was requested. */
    @Test
    void bindsTheAccessTokenToTheRequestedResource() {
        Map<String, String> parameters = with(TestState.SPA, "resource", "https://api.example.com/v1");
        JsonObject tokens = cognito.post(
                        "/oauth2/token", RunningCognito.redeem(TestState.SPA, cognito.code(parameters, USER)))
                .json();
        JsonObject access = claims(tokens.get("access_token").getAsString());
        assertThat(access.get("aud").getAsString()).isEqualTo("https://api.example.com/v1");
        assertThat(access.get("client_id").getAsString()).isEqualTo(TestState.SPA);
        assertThat(claims(tokens.get("id_token").getAsString()).get("aud").getAsString())
                .isEqualTo(TestState.SPA);

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
        assertThat(claims(refreshed.get("access_token").getAsString())
                        .get("aud")
                        .getAsString())
                .isEqualTo("https://api.example.com/v1");
    }

    /** The order of the checks matters: two errors at once. */
    @Test
    void reportsTheFirstOfTwoErrors() {
        Map<String, String> parameters = with(TestState.SPA, "scope", "unknown");
        parameters.put("code_challenge_method", "plain");
        isErrorRedirect(cognito.authorizePage(parameters), "invalid_request");
        parameters.put("response_type", "token");
        isErrorRedirect(cognito.authorizePage(parameters), "unauthorized_client");
        parameters.put("redirect_uri", "http://evil.example");
        isErrorPage(cognito.authorizePage(parameters), "not registered");
    }

    /** Attack 53. */
    @Test
    void encodesStateAndNeverReflectsIt() {
        Map<String, String> parameters = with(TestState.SPA, "state", "\r\nset-cookie: a=b\"><script>x</script>");
        cognito.cloud.declare(TestState.declared(TestState.managedLogin(TestState.pool(cognito.issuer()))));
        Reply reply = cognito.authorizePage(put(parameters, "prompt", "none"));
        assertThat(reply.header("set-cookie")).isEmpty();
        assertThat(query(reply.location())).containsEntry("state", parameters.get("state"));
        assertThat(cognito.get("/login?" + RunningCognito.encode(parameters)).body())
                .doesNotContain("<script");
    }

    private static Map<String, String> put(Map<String, String> parameters, String name, String value) {
        parameters.put(name, value);
        return parameters;
    }

    @Test
    void allowsOnlyGet() {
        for (String method : new String[] {"POST", "PUT", "HEAD", "OPTIONS"}) {
            Reply reply = cognito.send(method, "/oauth2/authorize", "");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).contains("GET");
            assertThat(reply.header("access-control-allow-origin")).isEmpty();
        }
    }
}
