package dev.gatehouse.local.console.user;

import static dev.gatehouse.local.RunningCognito.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.TestBrowser;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page Identity providers. Users sign in at the local page that replaces a provider. */
final class ProvidersPageTest {
    private static final IdentityProvider GOOGLE = new IdentityProvider(
            "Google", "Google", List.of("example.com"), Map.of("username", "sub", "email", "mail", "name", "name"));

    private final RunningCognito cognito = new RunningCognito();
    private final PageClient client =
            new PageClient(new ProvidersPage(cognito.cloud, cognito.pools, ZoneId.of("Europe/Berlin")));
    private final UserPool pool = TestState.federated(TestState.pool(cognito.issuer()), List.of(GOOGLE));

    @AfterEach
    void close() {
        cognito.close();
    }

    private void declare() {
        cognito.cloud.declare(TestState.with(pool, TestState.offering(Set.of("COGNITO", "Google"))));
    }

    private void signIn(String subject, String mail, String name) {
        TestBrowser browser = new TestBrowser(cognito, authorize(TestState.SPA));
        browser.follow("Continue with Google");
        browser.send(
                browser.forms() - 1, "subject", subject, "claim-mail", mail, "claim-name", name, "claim-other", "no");
    }

    @Test
    void saysThatThePoolHasNone() {
        assertThat(client.text("providers"))
                .contains("The pool has no identity provider. Declare one in <code>gatehouse:identity</code>")
                .doesNotContain("Sign-ins");
    }

    @Test
    void showsTheMappingOfEachProvider() {
        declare();
        assertThat(client.text("providers"))
                .contains("<h2>Google</h2>", "<dt>Identifiers</dt><dd>example.com</dd>", "none yet")
                .contains("<td class=\"mono\">mail</td><td class=\"mono\">email</td>")
                .contains("No user has signed in with an identity provider since the start of the local cloud.");
    }

    @Test
    void showsClaimsAttributesAndUserOfASignIn() {
        declare();
        signIn("42", "g@example.com", "");
        assertThat(client.text("providers"))
                .contains("<h3>Google: 42</h3>", "2026-11-23 08:00:00 · app client spa")
                .contains("<a class=\"mono\" href=\"/console/users/Google_42\">Google_42</a>")
                .contains("<dt class=\"mono\">mail</dt><dd class=\"mono\">g@example.com</dd>")
                .contains("<dt class=\"mono\">email</dt><dd class=\"mono\">g@example.com</dd>")
                .contains("<dt class=\"mono\">email_verified</dt><dd class=\"mono\">false</dd>")
                .contains("<dd><a class=\"mono\" href=\"/console/users/Google_42\">42</a>")
                .doesNotContain("claim-other", "<dt class=\"mono\">other</dt>");
    }

    @Test
    void showsWhyASignInWasRefused() {
        declare();
        signIn("42", "", "Grace");
        assertThat(client.text("providers"))
                .contains(
                        "<span class=\"tag bad\">Refused</span> InvalidParameterException: attributes required: [email]"
                                + " (the pool requires [email], but the provider sent no claim that is mapped to it)")
                .contains("<dd class=\"mono\">Grace</dd>");
    }

    @Test
    void escapesWhatTheProviderSent() {
        declare();
        signIn("<img/src=x/onerror=alert(1)>", "g@example.com", "\"><script>alert(1)</script>");
        HttpResponse shown = client.open("providers?fragment=1");
        assertThat(PageClient.text(shown)).contains("<img/src=x/onerror=alert(1)>", "\"><script>alert(1)</script>");
        assertThat(shown.bodyText()).doesNotContain("<img", "<script", "<h1>");
    }

    @Test
    void explainsThatAnExternalIssuerHasNone() {
        cognito.cloud.declare(Declared.EMPTY);
        assertThat(client.text("providers")).contains("The stack declares no user pool");
    }
}
