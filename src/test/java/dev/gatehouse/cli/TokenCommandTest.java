package dev.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.client.CodeFlowCallback;
import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.OAuthHttp;
import dev.gatehouse.client.Password;
import dev.gatehouse.client.PasswordSignIn;
import dev.gatehouse.client.TokenClaims;
import dev.gatehouse.local.LocalProcess;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code token} against a running local cloud. No test changes what another one reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenCommandTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String USER = "user@example.com";
    private static final String ADMIN = "admin@example.com";

    private Path folder;
    private LocalProcess local;
    private JsonObject outputs;
    private String callback;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = LocalProcess.project(temporary);
        callback = "http://localhost:" + LocalProcess.freePort() + "/callback";
        Path file = folder.resolve("Pulumi.local.yaml");
        Files.writeString(file, Files.readString(file).replace("http://localhost:8976/callback", callback));
        local = LocalProcess.start(folder);
        assertThat(local.text()).contains("Ready in ");
        outputs = LocalProcess.outputs(folder);
    }

    @AfterAll
    void stop() {
        local.close();
    }

    private TokenRun run(String... arguments) {
        return TokenRun.in(folder, TokenRun.NO_BROWSER, Map.of(), arguments);
    }

    private TokenRun runWithPassword(String password, String... arguments) {
        return TokenRun.in(folder, TokenRun.NO_BROWSER, Map.of("GATEHOUSE_PASSWORD", password), arguments);
    }

    private int call(String path, String token) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(outputs.get("apiUrl").getAsString() + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private String secret(String client) {
        return outputs.getAsJsonObject("clientSecrets")
                .getAsJsonArray(client)
                .get(0)
                .getAsString();
    }

    private String clientId(String name) {
        return outputs.getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    private static void isOnlyAToken(TokenRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\R");
    }

    private static void isRefused(TokenRun run, int exit, String message) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip()).isEqualTo(message);
        assertThat(run.exit()).isEqualTo(exit);
    }

    @Test
    void printsATokenOfTheMachineClientThatTheApiAccepts() throws Exception {
        TokenRun run = run();

        isOnlyAToken(run);
        assertThat(call("/resources", run.token())).isEqualTo(200);
        assertThat(TokenClaims.claim(run.token(), "client_id")).isEqualTo(clientId("jobs"));
    }

    @Test
    void readsTheOutputsFromStandardInput() throws Exception {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(outputs.toString().getBytes(UTF_8)));
        try {
            TokenRun run = TokenRun.of(TokenRun.NO_BROWSER, Map.of(), "--outputs", "-", "--scopes", "read");

            isOnlyAToken(run);
            assertThat(call("/resources", run.token())).isEqualTo(200);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void signsAUserInWithThePasswordOfTheStackFile() throws Exception {
        TokenRun run = run("--user", USER);

        isOnlyAToken(run);
        assertThat(call("/me", run.token())).isEqualTo(200);
        assertThat(TokenClaims.claim(run.token(), "client_id")).isEqualTo(clientId("cli"));
    }

    @Test
    void signsAUserInToAClientWithASecret() throws Exception {
        TokenRun run = run("--client", "web", "--user", USER);

        isOnlyAToken(run);
        assertThat(TokenClaims.claim(run.token(), "client_id")).isEqualTo(clientId("web"));
    }

    @Test
    void asksOnlyForTheScopesThatAreNamed() throws Exception {
        String token = run("--user", ADMIN, "--scopes", "admin").token();

        assertThat(TokenClaims.claim(token, "scope")).isEqualTo("https://api.example.com/admin");
        assertThat(call("/admin/report", token)).isEqualTo(200);
        assertThat(call("/resources", token)).isEqualTo(403);
    }

    @Test
    void takesFullNamesOfScopes() {
        String token = run("--user", USER, "--scopes", "https://api.example.com/write,openid")
                .token();

        assertThat(TokenClaims.claim(token, "scope").split(" ", -1))
                .containsExactlyInAnyOrder("https://api.example.com/write", "openid");
    }

    @Test
    void saysWhichScopeTheUserDoesNotGet() {
        TokenRun run = run("--user", USER, "--scopes", "admin,read");

        assertThat(run.exit()).isZero();
        assertThat(run.err().strip())
                .isEqualTo(
                        "The token does not have https://api.example.com/admin: the user's groups do not grant it, or"
                                + " a trigger removed it.");
        assertThat(TokenClaims.claim(run.token(), "scope")).isEqualTo("https://api.example.com/read");
    }

    @Test
    void printsTheIdToken() {
        TokenRun run = run("--user", USER, "--id");

        isOnlyAToken(run);
        assertThat(TokenClaims.claim(run.token(), "token_use")).isEqualTo("id");
        assertThat(TokenClaims.claim(run.token(), "email")).isEqualTo(USER);
    }

    @Test
    void printsTheWholeResponse() {
        JsonObject response =
                JsonParser.parseString(run("--user", USER, "--json").out()).getAsJsonObject();

        assertThat(response.keySet())
                .containsExactlyInAnyOrder("id_token", "access_token", "refresh_token", "expires_in", "token_type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --client nope | the stack has no client nope; its clients are spa (spa), web (web), cli (native), jobs (machine)
            --client jobs --user x@example.com | client jobs is a machine client and signs no user in: omit --user, or choose one of spa (spa), web (web), cli (native)
            --scopes write | client jobs cannot get these scopes: write; its scopes are read; add them to gatehouse:clients.jobs.scopes, or choose another client
            --client spa --scopes admin,other | client spa cannot get these scopes: admin, other; its scopes are openid, email, profile, read, write; add them to gatehouse:clients.spa.scopes, or choose another client
            --client cli --scopes email | email, phone and profile need the scope openid: ask for it too
            --client cli --id --scopes read | an ID token needs the scope openid: ask for it too
            --id | client jobs gets no ID token: it does not have the scope openid
            --stack dev | --outputs and --stack both name a stack: use one of them
            """)
    void refusesInputThatDoesNotFit(String arguments, String message) {
        isRefused(run(arguments.split(" ", -1)), 2, message);
    }

    @Test
    void refusesAWrongPasswordAndSaysWhereItIsFrom() {
        TokenRun run = runWithPassword("Wrong-password-1", "--user", USER);

        isRefused(
                run,
                1,
                "the sign-in page refused " + USER + ": Incorrect username or password. (the password is that of the"
                        + " environment variable GATEHOUSE_PASSWORD)");
    }

    @Test
    void refusesASecretThatIsOutOfDateWithoutShowingIt() {
        JsonObject old = outputs.deepCopy();
        old.getAsJsonObject("clientSecrets")
                .getAsJsonArray("jobs")
                .set(0, new com.google.gson.JsonPrimitive("old-one"));

        TokenRun run = withOutputs(old);

        isRefused(
                run,
                1,
                outputs.get("authUrl").getAsString()
                        + "/oauth2/token refused client jobs: invalid_client; the client or its secret has changed: write"
                        + " the outputs again");
    }

    @Test
    void saysThatTheOutputsHaveNoSecret() {
        JsonObject hidden = outputs.deepCopy();
        hidden.addProperty("clientSecrets", "[secret]");

        isRefused(
                withOutputs(hidden),
                2,
                "the outputs do not contain the secret of client jobs: write them with pulumi stack output --json"
                        + " --show-secrets");
    }

    private static TokenRun withOutputs(JsonObject outputs, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(outputs.toString().getBytes(UTF_8)));
        try {
            List<String> all = new ArrayList<>(List.of("--outputs", "-"));
            all.addAll(List.of(arguments));
            return TokenRun.of(TokenRun.NO_BROWSER, Map.of(), all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void neverPrintsASecret() {
        TokenRun run = run("--json");

        assertThat(run.out() + run.err()).doesNotContain(secret("jobs"));
    }

    /** A browser in which the user signs in at once. */
    private void signIn(URI url) {
        Map<String, String> query = TokenRun.parameters(url);
        CodeFlowRequest asked = new CodeFlowRequest(query.get("redirect_uri"), "unused", query.get("state"), "unused");
        try {
            PasswordSignIn.Result result = new PasswordSignIn(new OAuthHttp(), asked)
                    .signIn(url, USER, new Password("SecurePassword123", "the test"));
            open(asked.redirectUri(), ((PasswordSignIn.Result.SignedIn) result).callback());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> open(String callback, CodeFlowCallback result) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(callback + "?" + OAuthHttp.encoded(result.parameters())))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void opensTheBrowserForAUserClientWithoutAUserAndWaitsForItsReturn() throws Exception {
        List<URI> opened = new ArrayList<>();
        TokenRun run = TokenRun.in(
                folder,
                url -> {
                    opened.add(url);
                    signIn(url);
                },
                Map.of(),
                "--client",
                "cli");

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "Sign in with the browser. If no page opens, open this one:%n  %s%n".formatted(opened.get(0)));
        assertThat(call("/resources", run.token())).isEqualTo(200);
        assertThat(TokenRun.parameters(opened.get(0)))
                .containsEntry("redirect_uri", callback)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void opensTheBrowserIfThePageAsksForMoreThanAPassword() throws Exception {
        String body = "{\"ClientId\":\"" + clientId("cli")
                + "\",\"Username\":\"new@example.com\",\"Password\":\"SecurePassword123\",\"UserAttributes\":"
                + "[{\"Name\":\"email\",\"Value\":\"new@example.com\"}]}";
        HttpResponse<String> signUp = HTTP.send(
                HttpRequest.newBuilder(URI.create(outputs.get("cognitoEndpoint").getAsString() + "/"))
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.SignUp")
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(signUp.statusCode()).isEqualTo(200);

        TokenRun run = TokenRun.in(
                folder,
                this::signIn,
                Map.of("GATEHOUSE_PASSWORD", "SecurePassword123"),
                "--user",
                "new@example.com",
                "--client",
                "cli");

        assertThat(run.err())
                .startsWith(
                        "The sign-in page asks for more than a password: Confirm your account.%nSign in with the browser."
                                .formatted());
        assertThat(run.exit()).isZero();
        assertThat(call("/me", run.token())).isEqualTo(200);
    }
}
