package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tabs of one browser: they share the cookies, and each continues its own sign-in flow. */
final class SeveralFlowsTest extends BrowserWalk {
    private static final String OTHER = "other@example.com";

    /** Another tab at the sign-in page. */
    private TestBrowser tab(TestBrowser first) {
        TestBrowser second = new TestBrowser(cognito, RunningCognito.authorize(TestState.SPA));
        share(first, second);
        second.open(second.urlOf("/login"));
        share(second, first);
        return second;
    }

    private static void share(TestBrowser from, TestBrowser to) {
        to.cookies.clear();
        to.cookies.putAll(from.cookies);
    }

    private static void signUp(TestBrowser tab, String name) {
        tab.follow("Create an account");
        tab.send("username", name, "password", PASSWORD, "repeated", PASSWORD);
        assertThat(tab.at).isEqualTo("/confirm");
    }

    private String codeFor(String address) {
        return cognito.pools.mailbox().all().stream()
                .filter(mail -> mail.to().equals(address))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .code();
    }

    @Test
    void finishTwoSignUpsInAnyOrder() {
        TestBrowser first = browser();
        TestBrowser second = tab(first);
        signUp(first, NEW);
        share(first, second);
        signUp(second, OTHER);
        share(second, first);

        isRedirectedToTheClient(first.send("code", codeFor(NEW)));
        share(first, second);
        isRedirectedToTheClient(second.send("code", codeFor(OTHER)));
        assertThat(second.flows()).isEmpty();
    }

    @Test
    void finishASignUpAndAForgottenPassword() {
        TestBrowser first = browser();
        TestBrowser second = tab(first);
        signUp(first, NEW);
        share(first, second);
        second.follow("Forgot your password?");
        second.send("username", USER);
        assertThat(second.at).isEqualTo("/confirmforgotPassword");
        share(second, first);

        isRedirectedToTheClient(first.send("code", codeFor(NEW)));
        share(first, second);
        second.send("code", codeFor(USER), "password", NEXT, "repeated", NEXT);
        assertThat(second.at).isEqualTo("/login");
        assertThat(second.page.body()).contains("Your password has been changed.");
        isRedirectedToTheClient(second.send("username", USER, "password", NEXT));
    }

    @Test
    void eachShowItsOwnFlowWhenTheyAreReloaded() {
        TestBrowser first = browser();
        TestBrowser second = tab(first);
        signUp(first, NEW);
        share(first, second);
        second.follow("Forgot your password?");
        second.send("username", USER);
        share(second, first);

        first.open(first.address);
        assertThat(first.page.body())
                .contains("Enter the code that was sent to n***@e***.")
                .doesNotContain("for=\"username\"");
        first.follow("Back to sign-in");
        assertThat(first.page.body()).contains("value=\"" + NEW + "\"");
        second.follow("Back to sign-in");
        assertThat(second.page.body()).contains("value=\"" + USER + "\"");
    }

    @Test
    void atTheSignInPageStartWithoutTheFlowOfAnotherTab() {
        TestBrowser first = signedUp();
        TestBrowser second = tab(first);
        assertThat(second.page.body()).doesNotContain(NEW);
    }

    @Test
    void keepTheNewestEightFlows() {
        TestBrowser browser = browser();
        for (int i = 0; i < SignInFlows.MAX_FLOWS; i++) {
            browser.open(browser.urlOf("/forgotPassword").replaceFirst("&flow=[^&]*", ""));
            browser.send("username", USER + i);
        }
        List<String> full = browser.flows();
        assertThat(full).hasSize(SignInFlows.MAX_FLOWS);
        browser.open(browser.urlOf("/forgotPassword").replaceFirst("&flow=[^&]*", ""));
        browser.send("username", USER);

        assertThat(browser.flows())
                .hasSize(SignInFlows.MAX_FLOWS)
                .doesNotContain(full.get(0))
                .containsAll(full.subList(1, full.size()));
    }

    /** Attack 55: the URL of a page names a flow, and only the browser that has the cookie of the flow continues it. */
    @Nested
    final class OfAnotherBrowser {
        private final TestBrowser victim = signedUp();
        private final TestBrowser attacker = browser();

        @Test
        void areNotShown() {
            attacker.open(victim.address);
            assertThat(attacker.page.body())
                    .contains("for=\"username\"")
                    .doesNotContain("n***@e***")
                    .doesNotContain(NEW);
        }

        @Test
        void areNotContinuedWithTheAttackersForm() {
            attacker.open(victim.address);
            attacker.send("username", NEW, "code", codeFor(NEW));
            assertThat(attacker.at).isEqualTo("/login");
            assertThat(attacker.cookies).doesNotContainKey("cognito-Ab12Cd34E");
        }

        @Test
        void areNotContinuedWithTheVictimsForm() {
            String token = victim.page.cookie("XSRF-TOKEN");
            Reply reply = cognito.post(
                    victim.address, form("_csrf", token, "code", codeFor(NEW)), "cookie", "XSRF-TOKEN=" + token);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.cookie("cognito-")).isEmpty();
        }

        /** The attacker gives the cookie of the attacker's own flow the name of the victim's. */
        @Test
        void areNotReplacedByAFlowUnderTheSameName() {
            attacker.open(attacker.urlOf("/forgotPassword"));
            attacker.send("username", USER);
            String id = attacker.cookies.get(attacker.flows().get(0)).split("=", 2)[1];
            String name = victim.flows().get(0);
            victim.cookies.put(name, name + "=" + id);
            victim.open(victim.address);
            assertThat(victim.page.body()).contains("for=\"username\"").doesNotContain("u***@e***");
        }

        @Test
        void areNotFoundByAName() {
            Map<String, String> query = RunningCognito.query(victim.address);
            assertThat(query.get("flow")).matches("[A-Za-z0-9_-]{16}");
            assertThat(victim.cookies.get(victim.flows().get(0)).split("=", 2)[1])
                    .matches("[A-Za-z0-9_-]{43}")
                    .doesNotContain(query.get("flow"));
        }
    }
}
