package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.oauth.TestBrowser;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page that replaces a temporary password. */
final class NewPasswordPageTest extends BrowserWalk {
    private static final String TEMPORARY = "Temporary12345";

    private TestBrowser invited() {
        cognito.send(
                "POST",
                "/",
                "{\"UserPoolId\":\"%s\",\"Username\":\"%s\",\"TemporaryPassword\":\"%s\"}"
                        .formatted(TestState.POOL, NEW, TEMPORARY),
                "x-amz-target",
                "AWSCognitoIdentityProviderService.AdminCreateUser",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-west-1/cognito-idp/aws4_request,"
                        + " SignedHeaders=host, Signature=" + "0".repeat(64));
        TestBrowser browser = browser();
        browser.send("username", NEW, "password", TEMPORARY);
        return browser;
    }

    @Test
    void replacesATemporaryPasswordAndRedirectsToTheClient() {
        TestBrowser browser = invited();

        assertThat(browser.at).isEqualTo("/changePassword");
        assertThat(browser.page.body())
                .contains("<p>Your password is temporary. Choose a new one.</p>")
                .contains("At least 12 characters")
                .doesNotContain(TEMPORARY);
        isRedirectedToTheClient(browser.send("password", NEXT, "repeated", NEXT));
        assertThat(browser.cookies).containsKey("cognito-Ab12Cd34E");
        assertThat(browser.flows()).isEmpty();
        isRedirectedToTheClient(browser().send("username", NEW, "password", NEXT));
    }

    @Test
    void startsNoSessionForATemporaryPassword() {
        TestBrowser browser = invited();
        assertThat(browser.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        assertThat(cognito.send(
                                "GET",
                                "/oauth2/authorize?" + RunningCognito.encode(authorize(TestState.SPA)),
                                "",
                                browser.cookieHeader())
                        .location())
                .startsWith("/login");
    }

    @Test
    void asksAgainUntilTheNewPasswordIsValid() {
        TestBrowser browser = invited();
        browser.send("password", NEXT, "repeated", PASSWORD);
        showsProblem(browser, "The two passwords do not match.");
        browser.send("password", "alllowercase1", "repeated", "alllowercase1");
        showsProblem(browser, "The password needs an upper-case letter.");
        isRedirectedToTheClient(browser.send("password", NEXT, "repeated", NEXT));
    }

    @Test
    void asksForMissingRequiredAttributes() {
        UserPool pool = TestState.pool(cognito.issuer());
        cognito.cloud.declare(TestState.declared(TestState.with(pool, TestState.requiring("name"), Set.of("email"))));
        TestBrowser browser = invited();
        assertThat(browser.page.body()).contains("<label for=\"name\">Name</label>");
        browser.send("name", "", "password", NEXT, "repeated", NEXT);
        showsProblem(browser, "Invalid attributes given, name is missing");
        isRedirectedToTheClient(browser.send("name", "Isaac", "password", NEXT, "repeated", NEXT));
        assertThat(cognito.pools
                        .users()
                        .findByNameOrAlias(pool, NEW)
                        .orElseThrow()
                        .attributes())
                .containsEntry("name", "Isaac");
    }

    /** DOC "UserPoolClientType", AuthSessionValidity: 3 minutes. */
    @Test
    void redirectsToTheSignInPageAfterTheSessionExpired() {
        TestBrowser browser = invited();
        cognito.clock.advance(Duration.ofMinutes(3));
        browser.send("password", NEXT, "repeated", NEXT);
        assertThat(browser.at).isEqualTo("/login");
        assertThat(browser.page.body())
                .contains("role=\"status\">Your sign-in has expired. Sign in again.</p>")
                .contains("value=\"" + NEW + "\"");
        assertThat(cognito.pools
                        .users()
                        .findByNameOrAlias(TestState.pool(cognito.issuer()), NEW)
                        .orElseThrow()
                        .status())
                .isEqualTo(User.Status.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void refusesABrowserThatDidNotSignIn() {
        invited();
        TestBrowser other = browser();
        other.open("/changePassword?" + RunningCognito.encode(authorize(TestState.SPA)));
        assertThat(other.at).isEqualTo("/login");
        other.postTo(other.urlOf("/changePassword"), "username", NEW, "password", NEXT, "repeated", NEXT);
        assertThat(other.at).isEqualTo("/login");
        assertThat(other.cookies).doesNotContainKey("cognito-Ab12Cd34E");
    }
}
