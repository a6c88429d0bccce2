package dev.gatehouse.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInPageHtmlTest {
    @Test
    void findsTheFormThatAsksForAPassword() {
        SignInPageHtml page = new SignInPageHtml("""
                <title>Sign in</title>
                <form action="/search"><input name="q"></form>
                <form method="post" action="/login?a=1&amp;b=%20&#38;c=&#x26;">
                <input type="hidden" name="_csrf" value="t&quot;o&lt;ken">
                <input type="hidden" name="flow" value="7">
                <input id="username" name="username" type="email" value="">
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                </form>""");

        SignInPageHtml.PasswordForm form = page.passwordForm().orElseThrow();
        assertThat(form.action()).isEqualTo("/login?a=1&b=%20&c=&");
        assertThat(form.filled("me", "pass"))
                .isEqualTo(Map.of("_csrf", "t\"o<ken", "flow", "7", "username", "me", "password", "pass"));
        assertThat(page.problem()).isEmpty();
        assertThat(form).hasToString("PasswordForm[/login?a=1&b=%20&c=&]");
    }

    @Test
    void doesNotTakeAPageForANewPasswordForTheSignInPage() {
        SignInPageHtml page = new SignInPageHtml("""
                <title>Choose a new password</title>
                <form method="post" action="/changePassword">
                <input name="email" type="email">
                <input name="password" type="password" autocomplete="new-password">
                <input name="repeat" type="password" autocomplete="new-password">
                </form>""");

        assertThat(page.passwordForm()).isEmpty();
        assertThat(page.title()).isEqualTo("Choose a new password");
    }

    @Test
    void readsTheProblemWithoutItsMarkup() {
        assertThat(new SignInPageHtml("<p class=\"bad\" role=\"alert\">Wrong &amp; <b>locked</b>.</p>").problem())
                .contains("Wrong & locked.");
    }
}
