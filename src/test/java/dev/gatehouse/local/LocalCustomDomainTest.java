package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.TestCloud;
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
    void answersAtLocalhost(@TempDir Path folder) throws Exception {
        Path stack = Files.writeString(
                folder.resolve("Pulumi.local.yaml"),
                Files.readString(Path.of("Pulumi.local.yaml"))
                        .replace("{prefix: gatehouse-local}", "{custom: auth.example.com, zone: example.com}")
                        .replace(
                                "  gatehouse:api:\n",
                                "  gatehouse:api:\n    domain: api.example.com\n    zone: example.com\n"));
        try (TestCloud cloud = TestCloud.start(stack)) {
            assertThat(cloud.api().toString()).matches("http://localhost:\\d+");
            assertThat(cloud.signIn().toString()).matches("http://localhost:\\d+");
            assertThat(cloud.outputs()).doesNotContainKey("dnsTargets");
            assertThat(cloud.anonymous().get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(cloud.signIn() + "/login").statusCode()).isNotEqualTo(404);
        }
    }

    @Test
    void aRestApiAnswersWithoutItsStage(@TempDir Path folder) throws Exception {
        Path stack = Files.writeString(
                folder.resolve("Pulumi.local.yaml"),
                Files.readString(Path.of("Pulumi.local.yaml"))
                        .replace(
                                "  gatehouse:api:\n",
                                "  gatehouse:api:\n    kind: rest\n    domain: api.example.com\n    zone: example.com\n"));
        try (TestCloud cloud = TestCloud.start(stack)) {
            assertThat(cloud.api().toString()).matches("http://localhost:\\d+");
            assertThat(cloud.anonymous().get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(cloud.api() + "/health").statusCode()).isEqualTo(200);
            assertThat(get(cloud.api() + "/v1/health").statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
