package dev.gatehouse.local.oauth.page;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.authorize;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 55: rules for every hosted page. */
final class HostedPagesTest extends BrowserWalk {
    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"})
    void forbidFramesCachesScriptsAndFormsFromOtherSites(String path) {
        String address = path + "?" + RunningCognito.encode(authorize(TestState.SPA));
        Reply page = cognito.get(address);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("cache-control")).contains("no-store");
        assertThat(page.header("content-security-policy")).get().asString().contains("frame-ancestors 'none'");
        assertThat(page.header("access-control-allow-origin")).isEmpty();
        assertThat(page.body())
                .contains("<html lang=\"en\">")
                .doesNotContain("<script")
                .doesNotContain("style=");

        Reply posted = cognito.post(address, RunningCognito.form("username", USER, "password", PASSWORD));
        assertThat(posted.status()).isEqualTo(403);
        assertThat(posted.header("set-cookie")).isEmpty();
        assertThat(cognito.pools.mailbox().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"})
    void checkTheClientAndTheMethod(String path) {
        assertThat(cognito.get(path).status()).isEqualTo(400);
        assertThat(cognito.get(path).body()).contains("This app is not registered.");
        assertThat(cognito.send("PUT", path, "").status()).isEqualTo(405);
        assertThat(cognito.send("PUT", path, "").header("allow")).contains("GET, POST");
    }

    /** WCAG 1.3.1 and 3.3.2: each field has its own label. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/confirmforgotPassword"})
    void labelEachField(String path) {
        String body = cognito.get(path + "?" + RunningCognito.encode(authorize(TestState.SPA)))
                .body();
        List<String> ids = Pattern.compile("<input id=\"([^\"]*)\"")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> assertThat(body).contains("<label for=\"" + id + "\">"));
        assertThat(body.split(" autofocus>", -1)).hasSize(2);
    }
}
