package dev.gatehouse.local.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.RawHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of functions to a REST API (DOC "Lambda proxy integrations in API Gateway", output format). */
class ResponseV1Test {
    private final TestRestApi rest = new TestRestApi();

    @BeforeEach
    void start() {
        rest.open("GET /a").declare();
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    private RawHttpClient.Answer returning(String json, String... headers) {
        rest.api.returns(json);
        return rest.get("/a", headers);
    }

    @Test
    @DisplayName("the content type is JSON if the function sets none (DOC)")
    void plain() {
        RawHttpClient.Answer answer = returning("{\"statusCode\":201,\"body\":\"{}\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-amzn-trace-id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(answer.headers().names()).doesNotContain("x-amzn-errortype");
    }

    @Test
    @DisplayName("nulls, a body without base64 and a status as a string are accepted (OBS)")
    void lenient() {
        RawHttpClient.Answer answer = returning("{\"statusCode\":\"202\",\"headers\":null,\"multiValueHeaders\":null,"
                + "\"body\":null,\"isBase64Encoded\":false}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @DisplayName("headers and multiValueHeaders are merged, duplicates are sent once (DOC)")
    void mergesHeaders() {
        RawHttpClient.Answer answer =
                returning("{\"statusCode\":200,\"headers\":{\"X-A\":\"2\",\"X-N\":7,\"Content-Type\":\"text/csv\"},"
                        + "\"multiValueHeaders\":{\"X-A\":[\"1\",\"2\"],\"Set-Cookie\":[\"a=1\",\"b=2\"]}}");
        Headers headers = answer.headers();
        assertThat(headers.all("x-a")).containsExactly("1", "2");
        assertThat(headers.all("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.header("x-n")).isEqualTo("7");
        assertThat(answer.header("content-type")).isEqualTo("text/csv");
    }

    @Test
    @DisplayName("headers that the gateway sets get a prefix (OBS)")
    void remaps() {
        RawHttpClient.Answer answer = returning(
                "{\"statusCode\":401,\"headers\":{\"WWW-Authenticate\":\"Bearer\",\"Content-Length\":\"5\"},\"body\":\"no\"}");
        assertThat(answer.header("x-amzn-remapped-www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("x-amzn-remapped-content-length")).isEqualTo("5");
        assertThat(answer.header("www-authenticate")).isEqualTo("absent");
        assertThat(answer.body()).isEqualTo("no");
    }

    @ParameterizedTest(name = "attack 34: {0}")
    @ValueSource(
            strings = {
                "null",
                "\"text\"",
                "[]",
                "{}",
                "{\"body\":\"x\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":600}",
                "{\"statusCode\":200.5}",
                "{\"statusCode\":\"ok\"}",
                "{\"statusCode\":200,\"body\":{\"a\":1}}",
                "{\"statusCode\":200,\"body\":7}",
                "{\"statusCode\":200,\"headers\":[]}",
                "{\"statusCode\":200,\"headers\":{\"a\":[\"b\"]}}",
                "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nc: d\"}}",
                "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
                "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"b\"}}",
                "{\"statusCode\":200,\"isBase64Encoded\":\"yes\"}",
                "{\"statusCode\":200,\"message\":\"hi\"}",
                "{\"statusCode\":200,\"cookies\":[\"a=1\"]}",
                "{\"statusCode\":200,\"statusCode\":201}",
                "{"
            })
    void refusesOtherValues(String reply) {
        RawHttpClient.Answer answer = returning(reply);
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
        assertThat(answer.header("x-amzn-errortype")).isEqualTo("InternalServerErrorException");
        assertThat(rest.api.reason()).startsWith("response: the function must return ");
    }

    @Test
    @DisplayName("base64 is decoded only for a binary media type that is first in Accept (DOC)")
    void binary() {
        String reply = "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"aGk=\"}";
        assertThat(returning(reply, "Accept: image/png").body()).isEqualTo("aGk=");
        rest.binary("image/png").declare();
        assertThat(returning(reply, "Accept: image/png, */*").body()).isEqualTo("hi");
        assertThat(returning(reply, "Accept: text/html, image/png").body()).isEqualTo("aGk=");
        rest.binary("*/*").declare();
        assertThat(returning(reply).body()).isEqualTo("hi");
        assertThat(returning("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"?\"}")
                        .status())
                .isEqualTo(502);
    }
}
