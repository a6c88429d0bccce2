package dev.gatehouse.local.oauth.authorize;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static dev.gatehouse.local.RunningCognito.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameter prompt on managed login and classic pages. DOC "The redirect and authorization endpoint". */
final class PromptTest {
    private static final IdentityProvider GOOGLE =
            new IdentityProvider("Google", "Google", List.of(), Map.of("username", "sub", "email", "email"));

    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    private void declare(boolean managed) {
        UserPool pool = TestState.federated(TestState.pool(cognito.issuer()), List.of(GOOGLE));
        cognito.cloud.declare(TestState.with(
                managed ? TestState.managedLogin(pool) : pool, TestState.offering(Set.of("COGNITO", "Google"))));
    }

    private String localSession() {
        return "cognito-Ab12Cd34E="
                + cognito.signIn(authorize(TestState.SPA), USER, PASSWORD).cookie("cognito-");
    }

    private String googleSession() {
        Map<String, String> parameters = authorize(TestState.SPA);
        parameters.put("identity_provider", "Google");
        TestBrowser browser = new TestBrowser(cognito, parameters);
        browser.send("subject", "g-1", "claim-email", "g@example.com");
        return browser.cookies.get("cognito-Ab12Cd34E");
    }

    /** Returns the path of the next page, {@code code}, or the error. */
    private String result(String prompt, String provider, String... cookie) {
        Map<String, String> parameters = authorize(TestState.SPA);
        if (!prompt.isEmpty()) {
            parameters.put("prompt", prompt);
        }
        if (!provider.isEmpty()) {
            parameters.put("identity_provider", provider);
        }
        Reply reply = cognito.authorizePage(parameters, cookie);
        assertThat(reply.status()).isEqualTo(302);
        if (!reply.location().startsWith(TestState.CALLBACK)) {
            assertThat(query(reply.location())).isEqualTo(parameters);
            return reply.location().replaceFirst("\\?.*", "");
        }
        Map<String, String> back = query(reply.location());
        assertThat(back).containsEntry("state", "a state/+&");
        return back.containsKey("code") ? "code" : back.getOrDefault("error", "nothing");
    }

    @ParameterizedTest
    @CsvSource({
        // prompt, without a session, with a session
        "'',/login,code",
        "none,login_required,code",
        "login,/login,/login",
        "select_account,/login,code",
        "consent,/login,code",
        "login consent,/login,/login",
        "consent login,/login,/login",
        "login select_account,/login,/login",
        "login select_account consent,/login,/login",
        "select_account consent,/login,code",
        "login  login,/login,/login",
        "none login,invalid_request,invalid_request",
        "none none,login_required,code",
        "consent none,invalid_request,invalid_request",
        "Login,invalid_request,invalid_request",
        "'login,consent',invalid_request,invalid_request",
        "login wild,invalid_request,invalid_request",
        "create,invalid_request,invalid_request"
    })
    void managedLoginSupportsIt(String prompt, String first, String signedIn) {
        declare(true);
        assertThat(result(prompt, "")).isEqualTo(first);
        assertThat(result(prompt, "", "cookie", localSession())).isEqualTo(signedIn);
        assertThat(cognito.reason()).doesNotContain("ignored");
    }

    @ParameterizedTest
    @CsvSource({
        "'',/identity-provider,code",
        "none,login_required,code",
        "login,/identity-provider,/identity-provider",
        "select_account,/identity-provider,/identity-provider",
        "consent,/identity-provider,/identity-provider",
        "login consent,/identity-provider,/identity-provider"
    })
    void managedLoginRedirectsToTheProvider(String prompt, String first, String signedIn) {
        declare(true);
        assertThat(result(prompt, "Google")).isEqualTo(first);
        assertThat(result(prompt, "Google", "cookie", googleSession())).isEqualTo(signedIn);
    }

    @ParameterizedTest
    @CsvSource({"none", "login", "select_account", "consent", "login consent", "none login", "wild"})
    void theClassicPagesIgnoreIt(String prompt) {
        declare(false);
        assertThat(result(prompt, "")).isEqualTo("/login");
        assertThat(cognito.reason())
                .isEqualTo("warning: the classic sign-in pages ignore prompt, as in Cognito; set pages: managed in"
                        + " gatehouse:domain");
        assertThat(result(prompt, "", "cookie", localSession())).isEqualTo("code");
        assertThat(result(prompt, "Google")).isEqualTo("/identity-provider");
        assertThat(result(prompt, "Google", "cookie", googleSession())).isEqualTo("code");
    }
}
