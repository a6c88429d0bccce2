package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.AuthorizeCalls;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 38 and 39: an error page and never a redirect for an unknown client or redirect URI. */
final class ClientAndRedirectUriTest extends AuthorizeCalls {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/callback/",
                "http://localhost:3000/callback?x=1",
                "http://localhost:3000/callbac",
                "http://localhost:3000/Callback",
                "http://localhost:3000/%63allback",
                "http://localhost:3001/callback",
                "https://localhost:3000/callback",
                "http://127.0.0.1:3000/callback",
                "http://localhost:3000@evil.example/callback",
                "http://localhost:3000\\callback",
                "http://localhost:3000/callback#f",
                "http://localhost:3000/other",
                "//localhost:3000/callback",
                "javascript:alert(1)",
                "data:text/html,x",
                "http://lоcalhost:3000/callback",
                " http://localhost:3000/callback"
            })
    void refusesARedirectUriThatDiffersInAnyCharacter(String redirectUri) {
        isErrorPage(
                cognito.authorizePage(with(TestState.SPA, "redirect_uri", redirectUri)),
                "The redirect URL is not registered for this app.");
    }

    @Test
    void refusesAMissingAndARepeatedRedirectUri() {
        isErrorPage(cognito.authorizePage(without("redirect_uri")), "not registered");
        String query = RunningCognito.encode(authorize(TestState.SPA));
        isErrorPage(
                cognito.get("/oauth2/authorize?" + query + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback"),
                "not registered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "1SPA1spa1spa1spa1spa1spa1s"})
    void refusesAnUnknownClientFirst(String client) {
        isErrorPage(cognito.authorizePage(with(client, "scope", "nonsense")), "This app is not registered.");
    }

    @Test
    void refusesAClientWhosePoolHasNoDomain() {
        cognito.cloud.declare(TestState.declared(TestState.pool(cognito.issuer(), true, Optional.empty())));
        Reply reply = cognito.authorizePage(authorize(TestState.SPA));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(cognito.reason()).contains("domain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%c0%af", "%ed%a0%80"})
    void refusesAMalformedQuery(String broken) {
        isErrorPage(cognito.get("/oauth2/authorize?client_id=" + broken), "The request cannot be read.");
    }

    /** Attack 65. */
    @Test
    void refusesTooManyParameters() {
        isErrorPage(cognito.get("/oauth2/authorize?" + "a&".repeat(3_000)), "The request cannot be read.");
    }

    @Test
    void acceptsARedirectUriWithAQuery() {
        Map<String, String> parameters = with(TestState.SPA, "redirect_uri", TestState.OTHER_CALLBACK);
        Reply back = cognito.signIn(parameters, USER, PASSWORD);
        assertThat(back.location()).startsWith(TestState.OTHER_CALLBACK + "&code=");
    }
}
