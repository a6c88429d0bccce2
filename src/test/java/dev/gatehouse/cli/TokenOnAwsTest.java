package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.NoTokenException;
import dev.gatehouse.local.LocalProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code token} for a stack on AWS, whose sign-in pages no test opens, and for outputs that do not fit. */
class TokenOnAwsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = LocalProcess.freePort();
    private final String callback = "http://127.0.0.1:" + port + "/callback";
    private final List<Integer> statuses = new ArrayList<>();

    @TempDir
    private Path folder;

    private String outputs = """
            {"issuer": "https://issuer.test/pool", "discoveryUrl": "https://issuer.test/d", "apiUrl": "https://api.test",
             "authUrl": "https://auth.test", "scopes": {"read": "https://api.test/read"}, "routes": [],
             "clients": {
               "cli": {"clientId": "abc", "kind": "native", "scopes": ["openid", "read"], "callbackUrls": ["CALLBACK"]},
               "spa": {"clientId": "def", "kind": "spa", "scopes": ["read"], "callbackUrls": ["https://app.test/callback"]}},
             "clientSecrets": {}}""";

    @BeforeEach
    void useThePort() {
        outputs = outputs.replace("CALLBACK", callback);
    }

    private TokenRun run(TokenBrowser browser, String... arguments) throws Exception {
        Path file = Files.writeString(folder.resolve("outputs.json"), outputs);
        List<String> all = new ArrayList<>(List.of("--outputs", file.toString()));
        all.addAll(List.of(arguments));
        return TokenRun.of(browser, Map.of(), all.toArray(String[]::new));
    }

    private HttpResponse<String> get(String url) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void denyAfter(URI url, String... before) {
        for (String address : before) {
            statuses.add(get(address).statusCode());
        }
        HttpResponse<String> page = get(callback + "?error=access_denied&error_description=User+cancelled&state="
                + TokenRun.parameters(url).get("state"));
        statuses.add(page.statusCode());
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(page.body()).contains("<h1>Not signed in</h1>").doesNotContain("access_denied");
    }

    @Test
    void opensTheSignInPageWithPkceAndFillsInTheUser() throws Exception {
        List<URI> opened = new ArrayList<>();
        TokenRun run = run(
                url -> {
                    opened.add(url);
                    denyAfter(url);
                },
                "--client",
                "cli",
                "--user",
                "user@example.com",
                "--scopes",
                "read");

        assertThat(opened.get(0).toString()).startsWith("https://auth.test/oauth2/authorize?response_type=code&");
        Map<String, String> query = TokenRun.parameters(opened.get(0));
        assertThat(query)
                .containsEntry("client_id", "abc")
                .containsEntry("redirect_uri", callback)
                .containsEntry("scope", "https://api.test/read")
                .containsEntry("login_hint", "user@example.com")
                .containsEntry("code_challenge_method", "S256");
        assertThat(List.of(query.get("state"), query.get("nonce"), query.get("code_challenge")))
                .doesNotHaveDuplicates()
                .allSatisfy(value -> assertThat(value).matches("[A-Za-z0-9_-]{43}"));
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("the sign-in ended with access_denied (User cancelled)%n".formatted());
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void goesOnWaitingAfterARequestThatIsNotTheReturnOfItsSignIn() throws Exception {
        TokenRun run = run(
                url -> denyAfter(
                        url,
                        callback + "?code=stolen&state=other",
                        callback + "?code=stolen",
                        callback + "?code=a&code=b&state="
                                + TokenRun.parameters(url).get("state"),
                        callback,
                        callback + "/more?code=x&state="
                                + TokenRun.parameters(url).get("state"),
                        "http://127.0.0.1:" + port + "/favicon.ico"),
                "--client",
                "cli");

        assertThat(statuses).containsExactly(400, 400, 400, 400, 404, 404, 200);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void refusesAClientWithoutACallbackUrlOnThisMachine() throws Exception {
        TokenRun run = run(TokenRun.NO_BROWSER, "--client", "spa");

        assertThat(run.err().strip())
                .isEqualTo(
                        "client spa has no callback URL on this machine, so the browser cannot return to this command:"
                                + " add http://localhost:8976/callback to gatehouse:clients.spa.callbacks and deploy, or choose"
                                + " another --client");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void saysThatThePortOfTheCallbackUrlIsInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(port)) {
            TokenRun run = run(TokenRun.NO_BROWSER, "--client", "cli");

            assertThat(other.isBound()).isTrue();
            assertThat(run.err())
                    .startsWith("port " + port + ", where the browser returns to " + callback + ", cannot be used (");
            assertThat(run.exit()).isEqualTo(1);
        }
    }

    @Test
    void asksForTheClientIfNoneIsPreferred() throws Exception {
        TokenRun run = run(TokenRun.NO_BROWSER);

        assertThat(run.err().strip()).isEqualTo("choose a client with --client: cli (native), spa (spa)");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void saysThatAnExternalIssuerIssuesTheTokens() throws Exception {
        outputs = outputs.replaceFirst("(?s)\"clients\".*", "\"clients\": {}}");
        TokenRun run = run(TokenRun.NO_BROWSER);

        assertThat(run.err().strip())
                .isEqualTo(
                        "the stack has no clients: https://issuer.test/pool issues the tokens of its API, so get one from there");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void saysThatTheLocalCloudDoesNotAnswer() throws Exception {
        outputs = outputs.replace("https://auth.test", "http://localhost:" + port)
                .replace(callback, "http://127.0.0.1:" + LocalProcess.freePort() + "/callback");
        TokenRun run = run(TokenRun.NO_BROWSER, "--client", "cli");

        assertThat(run.err().strip())
                .isEqualTo("the local cloud does not answer at http://localhost:" + port
                        + ": start it with ./gatehouse local, or name the outputs of another stack with --outputs");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void endsAfterTheTimeout() {
        StringWriter err = new StringWriter();
        DeployedStack stack = DeployedStack.parse(outputs);
        TokenBrowserSignIn signIn =
                new TokenBrowserSignIn(TokenRun.NO_BROWSER, new PrintWriter(err), Duration.ofMillis(1));

        assertThatThrownBy(() -> signIn.signIn(
                        URI.create("https://auth.test"),
                        stack.clients().get(0),
                        CodeFlowRequest.to(callback),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(NoTokenException.class)
                .hasMessage("no sign-in within 0 minutes: run the command again");
    }

    @Test
    void saysWhichOutputsAreMissing() throws Exception {
        outputs = "{\"issuer\": \"x\"}";
        TokenRun run = run(TokenRun.NO_BROWSER);

        assertThat(run.err().strip())
                .isEqualTo(
                        folder.resolve("outputs.json")
                                + " has no apiUrl, discoveryUrl, routes, scopes; every stack has these outputs: did `pulumi up` finish?");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void refusesOutputsOfAnotherForm() throws Exception {
        outputs = outputs.replace("\"routes\": []", "\"routes\": [{\"key\": \"GET\"}]");
        TokenRun run = run(TokenRun.NO_BROWSER);

        assertThat(run.err().strip())
                .isEqualTo(
                        folder.resolve("outputs.json")
                                + " has values of another form; write the output of `pulumi stack output --json --show-secrets` to it");
        assertThat(run.exit()).isEqualTo(2);
    }
}
