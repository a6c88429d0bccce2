package dev.gatehouse.local.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.RawHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A REST API whose stage {@code v1} is mapped to a custom domain, over a real socket. */
class CustomDomainTest {
    private final TestRestApi rest = new TestRestApi();

    @AfterEach
    void stop() {
        rest.close();
    }

    private void missing(String path) {
        RawHttpClient.Answer answer = rest.api.wire.get(path);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(rest.api.events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/, /, /", "/a, /a, /a", "/a/1?x=1, /a/1, /a/{id}"})
    void theStageAnswersAtTheRoot(String path, String received, String resource) {
        rest.customDomain(true).open("GET /", "GET /a", "GET /a/{id}").declare();
        assertThat(rest.api.wire.get(path).status()).isEqualTo(200);
        JsonObject event = rest.api.event();
        assertThat(event.get("path").getAsString()).isEqualTo(received);
        assertThat(event.get("resource").getAsString()).isEqualTo(resource);
        JsonObject context = event.getAsJsonObject("requestContext");
        assertThat(context.get("path").getAsString()).isEqualTo(received);
        assertThat(context.get("stage").getAsString()).isEqualTo("v1");
    }

    @Test
    @DisplayName("a disabled default endpoint serves no path with the stage (DOC)")
    void noStageInThePath() {
        rest.customDomain(true).open("GET /a").declare();
        missing("/v1/a");
        missing("/v1");
        assertThat(rest.api.reason())
                .isEqualTo("method: the request must match a deployed method, got GET /v1; deployed are GET /a");
    }

    @Test
    void aResourceWithTheNameOfTheStageIsServed() {
        rest.customDomain(true).open("GET /v1").declare();
        assertThat(rest.api.wire.get("/v1").status()).isEqualTo(200);
        assertThat(rest.api.event().get("path").getAsString()).isEqualTo("/v1");
    }

    @Test
    @DisplayName(
            "with the default endpoint, both addresses are one; the stage in the path is the default endpoint's (CHOICE)")
    void theDefaultEndpointToo() {
        rest.customDomain(false).open("GET /a", "GET /v1/a").declare();
        assertThat(rest.api.wire.get("/a").status()).isEqualTo(200);
        assertThat(rest.api.wire.get("/v1/a").status()).isEqualTo(200);
        JsonObject event = rest.api.event();
        assertThat(event.get("path").getAsString()).isEqualTo("/a");
        assertThat(event.getAsJsonObject("requestContext").get("path").getAsString())
                .isEqualTo("/v1/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//a", "/a/", "/A", "/%61", "/a%2f", "/x/../a", "/v1/../a", "/%2e%2e/a", "/a%00"})
    void spellingsOfAPathAreNotThatPath(String path) {
        rest.customDomain(true).open("GET /a").declare();
        assertThat(rest.api.wire.get(path).status()).as(path).isIn(400, 403, 404);
        assertThat(rest.api.events).isEmpty();
    }

    @Test
    void theAccessLogHasThePathWithoutTheStage() {
        rest.customDomain(true)
                .open("GET /a")
                .logs("$context.stage $context.path $context.status")
                .declare();
        rest.api.wire.get("/a");
        assertThat(rest.api.accessLog).containsExactly("v1 /a 200");
    }
}
