package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local stack with custom domains: they are declared as on AWS, but the servers listen at localhost. */
class LocalCustomDomainTest {
    @Test
    void answersAtLocalhost(@TempDir Path temporary) throws Exception {
        Path folder = LocalProcess.project(temporary);
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace("{prefix: gatehouse-local}", "{custom: auth.example.com, zone: example.com}")
                        .replace(
                                "  gatehouse:api:\n",
                                "  gatehouse:api:\n    domain: api.example.com\n    zone: example.com\n"));
        LocalProcess local = LocalProcess.start(folder);
        try {
            JsonObject outputs = LocalProcess.outputs(folder);
            String api = outputs.get("apiUrl").getAsString();
            String auth = outputs.get("authUrl").getAsString();

            assertThat(api).matches("http://localhost:\\d+");
            assertThat(auth).matches("http://localhost:\\d+");
            assertThat(outputs.has("dnsTargets")).isFalse();
            assertThat(get(api + "/health").body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(auth + "/login").statusCode()).isNotEqualTo(404);
        } finally {
            local.close();
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
