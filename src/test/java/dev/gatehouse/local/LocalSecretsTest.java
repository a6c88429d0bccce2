package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signs in in every way, with success and failure, and searches the output and log files for secrets. */
class LocalSecretsTest {
    private static final String EMAIL = "new@example.com";
    private static final String PASSWORD = "A-new-Password-4711";
    private static final String CALLBACK = "http://localhost:5173/callback";

    private final HttpClient http = HttpClient.newHttpClient();
    /** All secrets that were used. */
    private final List<String> secrets = new ArrayList<>(List.of(PASSWORD, "SecurePassword123", "Wrong-Password-1"));

    private JsonObject outputs;

    private String output(String key) {
        return outputs.get(key).getAsString();
    }

    private String client(String name) {
        return outputs.getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    private String secretOf(String client) {
        return secret(outputs.getAsJsonObject("clientSecrets")
                .getAsJsonArray(client)
                .get(0)
                .getAsString());
    }

    private String secret(String text) {
        assertThat(text).hasSizeGreaterThan(5);
        secrets.add(text);
        return text;
    }

    private HttpResponse<String> send(int status, String url, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(reply.statusCode()).as(url + "\n" + reply.body()).isEqualTo(status);
        return reply;
    }

    private JsonObject operation(int status, String name, String body) throws Exception {
        return JsonParser.parseString(send(
                                status,
                                output("cognitoEndpoint") + "/",
                                body,
                                "X-Amz-Target",
                                "AWSCognitoIdentityProviderService." + name,
                                "Content-Type",
                                "application/x-amz-json-1.1")
                        .body())
                .getAsJsonObject();
    }

    private JsonObject signIn(int status, String password) throws Exception {
        return operation(
                status,
                "InitiateAuth",
                "{\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"ClientId\":\"%s\",\"AuthParameters\":{\"USERNAME\":\"%s\",\"PASSWORD\":\"%s\"}}"
                        .formatted(client("cli"), EMAIL, password));
    }

    private HttpResponse<String> form(int status, String path, Map<String, String> form, String... headers)
            throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send(status, output("authUrl") + path, RunningCognito.encode(form), all);
    }

    private JsonObject tokens(Map<String, String> form) throws Exception {
        JsonObject tokens =
                JsonParser.parseString(form(200, "/oauth2/token", form).body()).getAsJsonObject();
        tokens.entrySet().stream()
                .filter(each -> each.getKey().endsWith("_token"))
                .forEach(each -> secret(each.getValue().getAsString()));
        return tokens;
    }

    private void callApi(int status, String path, String token) throws Exception {
        send(status, output("apiUrl") + path, "", "Authorization", "Bearer " + token);
    }

    private void signUp() throws Exception {
        String user = "{\"ClientId\":\"" + client("cli") + "\",\"Username\":\"" + EMAIL + "\"";
        operation(200, "SignUp", user + ",\"Password\":\"" + PASSWORD + "\"}");
        JsonArray mails = JsonParser.parseString(
                        send(200, output("mailboxUrl"), "").body())
                .getAsJsonArray();
        String code =
                secret(mails.get(mails.size() - 1).getAsJsonObject().get("code").getAsString());
        operation(400, "ConfirmSignUp", user + ",\"ConfirmationCode\":\"" + secret("not-a-code") + "\"}");
        operation(200, "ConfirmSignUp", user + ",\"ConfirmationCode\":\"" + code + "\"}");
    }

    /** The sign-in pages: a wrong password, the right one, the code, its redemption, and the code once more. */
    private JsonObject walkThroughThePages() throws Exception {
        Map<String, String> parameters = RunningCognito.authorize(client("spa"));
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("scope", "openid https://api.example.com/read");
        String login = "/login?" + RunningCognito.encode(parameters);
        String xsrf = secret(new RunningCognito.Reply(send(200, output("authUrl") + login, "")).cookie("XSRF-TOKEN"));
        String cookie = "XSRF-TOKEN=" + xsrf;
        form(
                400,
                login,
                RunningCognito.form("_csrf", xsrf, "username", EMAIL, "password", "Wrong-Password-1"),
                "Cookie",
                cookie);
        HttpResponse<String> back = form(
                303,
                login,
                RunningCognito.form("_csrf", xsrf, "username", EMAIL, "password", PASSWORD),
                "Cookie",
                cookie);
        back.headers()
                .allValues("set-cookie")
                .forEach(each -> secret(each.substring(each.indexOf('=') + 1, each.indexOf(';'))));
        String code = secret(
                RunningCognito.query(back.headers().firstValue("location").orElseThrow())
                        .get("code"));
        Map<String, String> redeem = RunningCognito.redeem(client("spa"), code);
        redeem.put("redirect_uri", CALLBACK);
        secret(RunningCognito.VERIFIER);
        JsonObject tokens = tokens(redeem);
        form(400, "/oauth2/token", redeem);
        return tokens;
    }

    private Map<String, String> machine(String secret) {
        return RunningCognito.form(
                "grant_type", "client_credentials", "client_id", client("jobs"), "client_secret", secret);
    }

    @Test
    void printsAndLogsNoSecretAndAnEditKeepsSessions(@TempDir Path folder) throws Exception {
        LocalProcess.project(folder);
        try (LocalProcess local = LocalProcess.start(folder)) {
            outputs = LocalProcess.outputs(folder);
            secretOf("web");

            signUp();
            signIn(400, "Wrong-Password-1");
            JsonObject result = signIn(200, PASSWORD).getAsJsonObject("AuthenticationResult");
            for (String name : List.of("AccessToken", "IdToken", "RefreshToken")) {
                secret(result.get(name).getAsString());
            }
            String own = result.get("AccessToken").getAsString();
            JsonObject pages = walkThroughThePages();
            String reader = pages.get("access_token").getAsString();
            form(400, "/oauth2/token", machine(secret("a-secret-of-nobody")));
            String job = tokens(machine(secretOf("jobs"))).get("access_token").getAsString();
            callApi(200, "/me", own);
            callApi(200, "/resources", reader);
            callApi(200, "/resources", job);
            callApi(403, "/admin/report", reader);
            callApi(403, "/me", job);
            callApi(401, "/resources", secret(job.substring(0, job.length() - 4) + "AAAA"));
            callApi(401, "/resources", pages.get("id_token").getAsString() + "x");

            Path stack = folder.resolve("Pulumi.local.yaml");
            Files.writeString(
                    stack,
                    Files.readString(stack)
                            .replace("    GET /health:", "    GET /later: {scopes: [read]}\n    GET /health:"));
            assertThat(local.await("Pulumi.local.yaml applied")).isTrue();
            callApi(200, "/resources", reader);
            callApi(404, "/later", job);
            signIn(200, PASSWORD)
                    .getAsJsonObject("AuthenticationResult")
                    .asMap()
                    .forEach((name, value) -> {
                        if (name.endsWith("Token")) {
                            secret(value.getAsString());
                        }
                    });
            assertThat(local.await("GET /later 404")).isTrue();

            assertThat(local.text()).doesNotContain(secrets);
            try (Stream<Path> files = Files.list(folder.resolve(".gatehouse"))) {
                List<Path> logs =
                        files.filter(file -> file.toString().endsWith(".log")).toList();
                assertThat(logs).hasSize(2);
                for (Path log : logs) {
                    assertThat(Files.readString(log))
                            .isNotEmpty()
                            .doesNotContain(secrets)
                            .doesNotContain("eyJ");
                }
            }
            assertThat(local.text())
                    .containsPattern("cognito +POST / 400 \\d+ms  \\S.*")
                    .containsPattern("cognito +POST /login 400 \\d+ms  \\S.*")
                    .containsPattern("cognito +POST /oauth2/token 400 \\d+ms  \\S.*")
                    .containsPattern("api +GET /resources 401 \\d+ms  \\S.*")
                    .containsPattern("api +GET /me 403 \\d+ms  \\S.*")
                    .containsPattern("api +GET /admin/report 403 \\d+ms  \\S.*");
        }
    }
}
