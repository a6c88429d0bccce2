package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.LocalProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stack of {@code Pulumi.local.yaml} on the local cloud, run by the real Pulumi CLI. */
class RealEngineTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @RegisterExtension
    static final EngineStack STACK = EngineStack.prepared(pulumi -> {
        pulumi.run("stack", "init", "local").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();
    private final String api = STACK.api();
    private final String cognito = STACK.cognito();

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject outputs() throws Exception {
        return JsonParser.parseString(pulumi.run("stack", "output", "--json", "--show-secrets", "-s", "local")
                        .ok()
                        .output())
                .getAsJsonObject();
    }

    private String clientId(String name) throws Exception {
        return outputs()
                .getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    private HttpResponse<String> signIn() throws Exception {
        String body = """
                {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH",
                 "AuthParameters":{"USERNAME":"user@example.com","PASSWORD":"SecurePassword123"}}""".formatted(clientId("cli"));
        return http.send(
                HttpRequest.newBuilder(URI.create(cognito + "/"))
                        .header("X-Amz-Target", "AWSCognitoIdentityProviderService.InitiateAuth")
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aDeployedStackAnswers() throws Exception {
        assertThat(get(api + "/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(get(api + "/resources").statusCode()).isEqualTo(401);
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(outputs().get("issuer").getAsString()).startsWith(cognito + "/eu-west-1_");
        assertThat(outputs().get("apiUrl").getAsString()).isEqualTo(api);
    }

    /** The CLI sorts the keys of the configuration, and with them the routes. */
    private static Object unordered(JsonElement value) {
        return value instanceof JsonArray array ? Set.copyOf(array.asList()) : value;
    }

    private JsonObject outputsOfTheLocalCloud() throws IOException {
        return LocalProcess.outputs(pulumi.file("."));
    }

    @Test
    void theFilesOfTheLocalCloudHaveTheOutputsThatTheCliPrints() throws Exception {
        JsonObject printed = outputs();
        if (!outputsOfTheLocalCloud().has("apiUrl")) {
            assertThat(STACK.localPrints("the outputs of the stack are in")).isTrue();
        }
        JsonObject written = outputsOfTheLocalCloud();
        printed.keySet()
                .forEach(name ->
                        assertThat(unordered(written.get(name))).as(name).isEqualTo(unordered(printed.get(name))));
        assertThat(Files.readString(pulumi.file(".gatehouse/env")))
                .contains("API_URL='" + api + "'", "SPA_CLIENT_ID=" + clientId("spa"), "JOBS_CLIENT_SECRET=");
    }

    @Test
    void theFilesOfTheLocalCloudFollowADeployment() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "GET /resources: {scopes: [read]}", "GET /things: {scopes: [read]}");
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
        assertThat(STACK.localPrints("the outputs of the stack are in")).isTrue();
        assertThat(unordered(outputsOfTheLocalCloud().get("routes")))
                .isEqualTo(unordered(outputs().get("routes")));
        assertThat(get(cognito + "/console/overview").body()).contains(clientId("spa"));
    }

    @Test
    void plainOutputsHideSecrets() throws Exception {
        JsonObject plain = JsonParser.parseString(pulumi.run("stack", "output", "--json", "-s", "local")
                        .ok()
                        .output())
                .getAsJsonObject();
        assertThat(plain.get("clientSecrets").getAsString()).isEqualTo("[secret]");
        String secret = outputs()
                .getAsJsonObject("clientSecrets")
                .getAsJsonArray("jobs")
                .get(0)
                .getAsString();
        assertThat(secret).hasSize(51);
        assertThat(plain.toString()).doesNotContain(secret);
        assertThat(pulumi.run("stack", "export", "-s", "local").ok().output()).doesNotContain(secret);
    }

    @Test
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
    }

    @Test
    void aFirstUpdateCreates() throws Exception {
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "local").ok();

        assertThat(pulumi.run("up", "--yes", "--skip-preview", "-s", "local")
                        .ok()
                        .output())
                .containsPattern("\\+ \\d+ created");
    }

    @Test
    void aRefreshSeesNoChange() throws Exception {
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "local")
                .ok();
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
    }

    @Test
    void aRouteIsAddedWhileItRuns() throws Exception {
        assertThat(get(api + "/later").statusCode()).isEqualTo(404);
        pulumi.replace(
                "Pulumi.local.yaml",
                "    GET /health: {public: true}",
                "    GET /health: {public: true}\n    GET /later: {scopes: [read]}");
        PulumiCli.Run up =
                pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
        assertThat(up.output()).contains("+ 2 created");
        assertThat(get(api + "/later").statusCode()).isEqualTo(401);
    }

    @Test
    void aCallbackChangesInPlaceAndUsersStay() throws Exception {
        String before = clientId("spa");
        pulumi.replace("Pulumi.local.yaml", "http://localhost:5173/callback", "http://localhost:5173/signed-in");
        PulumiCli.Run up = pulumi.run("up", "--yes", "--skip-preview", "--diff", "-s", "local")
                .ok();
        assertThat(up.output()).contains("~ 1 updated").doesNotContain("replaced");
        assertThat(clientId("spa")).isEqualTo(before);
        String authorize = cognito + "/oauth2/authorize?response_type=code&client_id=" + before
                + "&scope=openid&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&code_challenge_method=S256&redirect_uri=http://localhost:5173/";
        assertThat(get(authorize + "callback").statusCode()).isEqualTo(400);
        assertThat(get(authorize + "signed-in").statusCode()).isEqualTo(302);
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void aDifferentKindOfClientIsReplacedAndThePreviewSaysSo() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "kind: web", "kind: native");
        PulumiCli.Run preview = pulumi.run("preview", "--diff", "-s", "local").ok();
        assertThat(preview.output()).containsPattern("\\+-\\d+ to replace");
    }

    @Test
    void faultySettingsAreReportedOnceWithoutATraceAndNothingIsRegistered() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "GET /resources: {scopes: [read]}", "GET /resources: {}");
        PulumiCli.Run up = pulumi.run("up", "--yes", "--skip-preview", "-s", "local");
        assertThat(up.exit()).isNotZero();
        assertThat(up.output())
                .contains("stack 'local' has 1 configuration problem (Pulumi.local.yaml); nothing was declared:")
                .contains("1. gatehouse:routes.GET /resources: must have scopes or be public")
                .doesNotContain("\tat ", "Exception");
        assertThat(get(api + "/resources").statusCode()).isEqualTo(401);
    }

    /** KeyNamespaces: the local cloud reads such a file in the same way. */
    @Test
    void aKeyWithoutANamespaceIsOneOfTheProject() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "gatehouse:api:", "api:");
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();

        pulumi.replace("Pulumi.local.yaml", "aws:region: eu-west-1", "region: eu-west-1");
        PulumiCli.Run preview = pulumi.run("preview", "-s", "local");
        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output())
                .contains(
                        "gatehouse:region: is not a setting, got 'gatehouse:region'; did you mean 'aws:region'? [unknown-key]")
                .contains("aws:region: is required");
    }

    @Test
    void anotherLocalCloudsAddressIsRefused() throws Exception {
        pulumi.replace("Pulumi.local.yaml", "apigatewayv2: " + api, "apigatewayv2: http://localhost:1");
        PulumiCli.Run preview = pulumi.run("preview", "-s", "local");
        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output())
                .contains("aws:endpoints: apigatewayv2 is http://localhost:1, but this local cloud listens on " + api);
    }

    @Test
    void productionSettingsArePreviewed() throws Exception {
        pulumi.run("stack", "init", "prod").ok();
        PulumiCli.Run preview = pulumi.run("preview", "-s", "prod").ok();
        assertThat(preview.output()).containsPattern("\\+ \\d+ to create");
    }

    @Test
    void destroyLeavesNothingThatAnswers() throws Exception {
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "local").ok();
        assertThat(get(api + "/health").statusCode()).isEqualTo(404);
        assertThat(get(cognito + "/oauth2/authorize").statusCode()).isEqualTo(404);
    }
}
