package dev.gatehouse.local.console.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.console.TestConsole;
import dev.gatehouse.testkit.GatehouseCloud;
import dev.gatehouse.testkit.TestClock;
import dev.gatehouse.testkit.TestCloud;
import dev.gatehouse.testkit.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@GatehouseCloud(stack = "Pulumi.local.yaml")
class TokenPageTest {
    private static final String USER = "user@example.com";
    private static final Pattern ISSUED = Pattern.compile("<textarea id=\"token\" readonly>([^<]+)</textarea>");

    private final TestCloud cloud;
    private final TestConsole console;

    TokenPageTest(TestCloud cloud) {
        this.cloud = cloud;
        this.console = new TestConsole(cloud);
    }

    private String get(String... fields) throws Exception {
        return TestConsole.text(console.send("token", "token/get", fields));
    }

    private String explain(String pasted) throws Exception {
        return TestConsole.text(console.send("token", "token/explain", "pasted", pasted));
    }

    private int call(String path, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(cloud.api() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String issued(String page) {
        Matcher token = ISSUED.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    @Test
    void getsATokenOfAMachineClientThatTheApiAccepts() throws Exception {
        String page = get("client", "jobs", "user", USER);
        assertThat(page).contains("Access token of the client jobs");
        assertThat(call("/resources", issued(page))).isEqualTo(200);
    }

    @Test
    void signsAUserOfTheStackFileInWithoutAskingForThePassword() throws Exception {
        String page = get("client", "spa", "user", USER, "scope.read", "on");
        assertThat(page).contains("Access token of " + USER, "export TOKEN=" + issued(page));
        assertThat(page)
                .contains("curl -H 'Authorization: Bearer " + issued(page) + "' '" + cloud.api() + "/resources'");
        assertThat(call("/resources", issued(page))).isEqualTo(200);
        assertThat(call("/admin/report", issued(page))).isEqualTo(403);
    }

    @Test
    void saysForEachRouteWhetherTheTokenOpensItAndWhyNot() throws Exception {
        String page = get("client", "spa", "user", USER, "scope.read", "on");
        assertThat(page)
                .contains("The authorizer accepts this token. Each route also needs one of its scopes.")
                .contains("scope: the token must have the scope https://api.example.com/admin, got only"
                        + " https://api.example.com/read");
    }

    @Test
    void keepsThePageIfTheSignInIsRefusedAndShowsNoPassword() throws Exception {
        String page = get("client", "spa", "user", USER, "password", "hunter2-Wrong", "scope.read", "on");
        assertThat(page)
                .contains("There is no token: the sign-in page refused " + USER + ": Incorrect username or password.")
                .contains("value=\"spa\" selected", "name=\"scope.read\" checked", "name=\"client\" value=\"spa\"")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesAScopeThatTheClientDoesNotHave() throws Exception {
        assertThat(get("client", "jobs", "scope.write", "on"))
                .contains("There is no token: client jobs cannot get these scopes: write; its scopes are read; add them"
                        + " to gatehouse:clients.jobs.scopes, or choose another client.");
    }

    @Test
    void offersTheScopesOfTheChosenClientAndNoUserForAMachine() throws Exception {
        assertThat(console.text("token?client=spa"))
                .contains("name=\"scope.write\"", "id=\"user\"")
                .doesNotContain("name=\"scope.admin\"");
        assertThat(console.text("token?client=jobs"))
                .contains("name=\"scope.read\"")
                .doesNotContain("name=\"scope.write\"", "id=\"user\"");
    }

    @Test
    void saysWhichScopeTheTokenDoesNotHave() throws Exception {
        String page = get("client", "cli", "user", USER, "scope.admin", "on", "scope.read", "on");
        assertThat(page)
                .contains("The token does not have https://api.example.com/admin: the user's groups do not grant");
        assertThat(get("client", "cli", "user", "admin@example.com", "scope.admin", "on"))
                .doesNotContain("The token does not have");
    }

    @Test
    void asksForWhatIsMissing() throws Exception {
        assertThat(get("client", "spa")).contains("The client signs users in: name a user.");
        assertThat(get("client", "spa", "user", "other@example.com"))
                .contains("The stack file has no password of this user: type it.");
        assertThat(get("client", "<script>")).contains("The stack declares no app client of this name.");
    }

    @Test
    void explainsAValidTokenWithoutItsSignature(Tokens tokens) throws Exception {
        String token = tokens.machine("jobs").token();
        String page = explain(" Authorization: Bearer " + token + "\n");
        assertThat(page)
                .contains("The authorizer accepts this token.", "\"token_use\": \"access\"", "exp</dt>")
                .doesNotContain(token.substring(token.lastIndexOf('.') + 1));
    }

    @Test
    void namesTheCheckThatRefusesATamperedToken(Tokens tokens) throws Exception {
        String token = tokens.machine("jobs").token();
        String other = tokens.machine("jobs").token();
        String tampered = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        assertThat(explain(tampered))
                .contains("The authorizer refuses this token. signature: the token must be signed by");
    }

    @Test
    void namesTheCheckThatRefusesAnExpiredToken(Tokens tokens, TestClock clock) throws Exception {
        String token = tokens.machine("jobs").token();
        clock.advance(Duration.ofHours(2));
        assertThat(explain(token)).contains("The authorizer refuses this token. expiry: exp must be after");
    }

    @Test
    void explainsAnyTextWithoutAnError() throws Exception {
        for (String text : new String[] {"x", "a.b.c", "....", "<script>alert(1)</script>", "%00"}) {
            String page = explain(text);
            assertThat(page).contains("The authorizer refuses this token. format:");
        }
        assertThat(console.send("token", "token/explain", "pasted", "<script>alert(1)</script>")
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void escapesTheClaimsOfAnyToken() throws Exception {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\":\"<img src=x onerror=alert(1)>\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(console.send("token", "token/explain", "pasted", "e30." + claims + ".e30")
                        .body())
                .contains("&lt;img src")
                .doesNotContain("<img");
    }
}
