package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.LocalProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a stack on the local cloud, run by the real Pulumi CLI. One step builds on the one before. Skipped where
 * no {@code pulumi} is on the PATH, unless {@code -Dengine.required=true}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealEngineTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private PulumiCli pulumi;
    private LocalProcess local;
    private String api;
    private String cognito;

    @BeforeAll
    void startTheLocalCloud(@TempDir Path scratch) throws Exception {
        if (PulumiCli.executable().isEmpty()) {
            if (Boolean.getBoolean("engine.required")) {
                fail("no pulumi on the PATH; ../shared/tools/pulumi-engine/build.sh makes one");
            }
            assumeTrue(false, "no pulumi on the PATH: the engine tests are skipped");
        }
        int providerPort = LocalProcess.freePort();
        api = "http://localhost:" + LocalProcess.freePort();
        cognito = "http://localhost:" + LocalProcess.freePort();
        pulumi = PulumiCli.project(scratch, providerPort);
        Path stack = pulumi.file("Pulumi.local.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("http://localhost:9400", api)
                        .replace("http://localhost:9401", cognito)
                        .replace("provider: 9403", "provider: " + providerPort));
        local = LocalProcess.start(stack.getParent(), "--engine", "pulumi");
        assertThat(LocalProcess.outputs(stack.getParent()).get("providerPort").getAsInt())
                .isEqualTo(providerPort);
        pulumi.run("stack", "init", "local").ok();
    }

    @AfterAll
    void stopTheLocalCloud() throws Exception {
        if (local != null) {
            local.close();
        }
    }

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
    @Order(1)
    void upDeclaresTheStackAndItAnswers() throws Exception {
        PulumiCli.Run up =
                pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
        assertThat(up.output()).containsPattern("\\+ \\d+ created");
        assertThat(get(api + "/health").body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(get(api + "/resources").statusCode()).isEqualTo(401);
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(outputs().get("issuer").getAsString()).startsWith(cognito + "/eu-west-1_");
        assertThat(outputs().get("apiUrl").getAsString()).isEqualTo(api);
    }

    @Test
    @Order(2)
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
    @Order(3)
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
    }

    @Test
    @Order(4)
    void aRefreshSeesNoChange() throws Exception {
        pulumi.run("refresh", "--yes", "--skip-preview", "--expect-no-changes", "-s", "local")
                .ok();
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
    }

    @Test
    @Order(5)
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
    @Order(6)
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
    @Order(7)
    void aDifferentKindOfClientIsReplacedAndThePreviewSaysSo() throws Exception {
        String before = Files.readString(pulumi.file("Pulumi.local.yaml"));
        pulumi.replace("Pulumi.local.yaml", "kind: web", "kind: native");
        PulumiCli.Run preview = pulumi.run("preview", "--diff", "-s", "local").ok();
        assertThat(preview.output()).containsPattern("\\+-\\d+ to replace");
        Files.writeString(pulumi.file("Pulumi.local.yaml"), before);
    }

    @Test
    @Order(8)
    void faultySettingsAreReportedOnceWithoutATraceAndNothingIsRegistered() throws Exception {
        String before = Files.readString(pulumi.file("Pulumi.local.yaml"));
        pulumi.replace("Pulumi.local.yaml", "GET /later: {scopes: [read]}", "GET /later: {}");
        PulumiCli.Run up = pulumi.run("up", "--yes", "--skip-preview", "-s", "local");
        assertThat(up.exit()).isNotZero();
        assertThat(up.output())
                .contains("stack 'local' has 1 configuration problem (Pulumi.local.yaml); nothing was declared:")
                .contains("1. gatehouse:routes.GET /later: must be closed by scopes, or opened by name")
                .doesNotContain("\tat ", "Exception");
        assertThat(get(api + "/later").statusCode()).isEqualTo(401);
        Files.writeString(pulumi.file("Pulumi.local.yaml"), before);
    }

    @Test
    @Order(9)
    void anotherLocalCloudsAddressIsRefused() throws Exception {
        String before = Files.readString(pulumi.file("Pulumi.local.yaml"));
        pulumi.replace("Pulumi.local.yaml", "apigatewayv2: " + api, "apigatewayv2: http://localhost:1");
        PulumiCli.Run preview = pulumi.run("preview", "-s", "local");
        assertThat(preview.exit()).isNotZero();
        assertThat(preview.output())
                .contains(
                        "aws:endpoints says apigatewayv2: http://localhost:1, and this local cloud answers at " + api);
        Files.writeString(pulumi.file("Pulumi.local.yaml"), before);
    }

    @Test
    @Order(10)
    void productionSettingsArePreviewed() throws Exception {
        pulumi.run("stack", "init", "prod").ok();
        PulumiCli.Run preview = pulumi.run("preview", "-s", "prod").ok();
        assertThat(preview.output()).containsPattern("\\+ \\d+ to create");
        pulumi.run("stack", "select", "local").ok();
    }

    @Test
    @Order(11)
    void destroyLeavesNothing() throws Exception {
        pulumi.run("destroy", "--yes", "--skip-preview", "-s", "local").ok();
        assertThat(get(api + "/health").statusCode()).isEqualTo(404);
        assertThat(get(cognito + "/oauth2/authorize").statusCode()).isEqualTo(404);
    }
}
