package dev.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.engine.program.PartsProgram;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A program with the components for a part of the declaration on the local cloud, run by the real Pulumi CLI. */
class PartsEngineTest {
    private static final String STACK_FILE = EngineStack.otherStackFile(
            "shop:code: " + Path.of("examples/yaml/function").toAbsolutePath());

    @RegisterExtension
    static final EngineStack STACK = EngineStack.otherProject("shop", PartsProgram.class, STACK_FILE, pulumi -> {
        pulumi.run("stack", "init", "local").ok();
        pulumi.run("up", "--yes", "--skip-preview", "-s", "local").ok();
    });

    private final PulumiCli pulumi = STACK.pulumi();

    private JsonObject outputs() throws Exception {
        return JsonParser.parseString(pulumi.run("stack", "output", "--json", "--show-secrets", "-s", "local")
                        .ok()
                        .output())
                .getAsJsonObject();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(JsonObject outputs) throws Exception {
        String credentials = outputs.get("clientId").getAsString() + ":"
                + outputs.get("clientSecret").getAsString();
        String scope = URLEncoder.encode("https://shop.example.com/read", StandardCharsets.UTF_8);
        String body = send(HttpRequest.newBuilder(URI.create(STACK.cognito() + "/oauth2/token"))
                        .header(
                                "authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope)))
                .body();
        return JsonParser.parseString(body)
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    @Test
    void theApiAcceptsATokenOfTheClientAndInvokesTheFunctionOfTheProgram() throws Exception {
        JsonObject outputs = outputs();
        String api = outputs.get("apiUrl").getAsString();

        assertThat(send(HttpRequest.newBuilder(URI.create(api + "/resources"))).statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(URI.create(api + "/resources"))
                                .header("authorization", "Bearer " + token(outputs)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(URI.create(api + "/health"))).statusCode())
                .isEqualTo(200);
        assertThat(outputs.get("issuer").getAsString()).startsWith(STACK.cognito() + "/eu-west-1_");
    }

    @Test
    void aSecondPreviewSeesNoChange() throws Exception {
        pulumi.run("preview", "--expect-no-changes", "-s", "local").ok();
    }
}
