package dev.gatehouse.local.oauth.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.oauth.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page for requests that cannot lead back to the app. */
final class ErrorPageTest extends BrowserWalk {
    private Reply page(String redirectUri) {
        return cognito.get("/oauth2/authorize?response_type=code&client_id=" + TestState.SPA + "&redirect_uri="
                + RunningCognito.encode(Map.of("x", redirectUri)).substring(2));
    }

    @Test
    void showsTheReasonOfTheLogAndLinksToTheConsole() {
        Reply page = page("http://localhost:3000/other");
        assertThat(page.status()).isEqualTo(400);
        assertThat(cognito.reason()).contains("redirect_uri must", "got http://localhost:3000/other");
        assertThat(TestBrowser.unescape(page.body()))
                .contains("role=\"alert\">The redirect URL is not registered for this app.</p>")
                .contains("<p>Reason: " + cognito.reason() + "</p>")
                .contains("<a href=\"/console/requests\">Open the latest requests in the console</a>");
    }

    @Test
    void escapesWhatTheRequestContains() {
        assertThat(page("http://x/<img src=x onerror=alert(1)>\"'&").body())
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
    }
}
