package dev.gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attack 77: the gateway refuses requests before it reads their body. */
class UnreadBodyTest {
    /** Announces 10 MB and sends them only after 100 Continue. */
    private static List<RawHttpClient.Answer> announced(TestApi api, String line, String... headers) {
        return api.wire.answers(line
                + " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 10000000\r\n"
                + String.join(
                        "", List.of(headers).stream().map(each -> each + "\r\n").toList()) + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /closed, 401, Unauthorized",
        "POST /nowhere, 404, Not Found",
        "PUT /closed, 404, Not Found",
    })
    void areAnsweredByAnHttpApiBeforeTheBody(String line, int status, String message) {
        try (TestApi api = new TestApi()) {
            api.closed("POST /closed", TestApi.READ).declare();

            assertThat(announced(api, line)).singleElement().satisfies(answer -> {
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
                assertThat(answer.header("apigw-requestid")).isNotEqualTo("absent");
            });
            assertThat(api.events).isEmpty();
        }
    }

    @Test
    void areAnsweredByAnHttpApiWhereTheTokenLacksTheScope() {
        try (TestApi api = new TestApi()) {
            api.closed("POST /closed", "https://api.example.com/other").declare();

            assertThat(announced(api, "POST /closed", "Authorization: Bearer " + api.token()))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(403);
        }
    }

    @Test
    void areAnsweredByAnHttpApiOverTheThrottle() {
        try (TestApi api = new TestApi()) {
            api.stage(new HttpApi.Stage("$default", new Throttle(1, 1), Map.of(), Optional.empty()))
                    .open("POST /open")
                    .declare();
            assertThat(api.wire.send("POST", "/open", new byte[3]).status()).isEqualTo(200);

            assertThat(announced(api, "POST /open"))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(429);
        }
    }

    @Test
    void takeOneTokenOfTheThrottleAndOneLineOfTheLogWhereTheBodyIsRead() {
        try (TestApi api = new TestApi()) {
            api.stage(new HttpApi.Stage("$default", new Throttle(2, 1), Map.of(), Optional.of("$context.status")))
                    .open("POST /open")
                    .declare();

            assertThat(api.wire
                            .send("POST", "/open", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(200);
            assertThat(api.wire.send("POST", "/open", new byte[3]).status()).isEqualTo(200);
            assertThat(api.wire.send("POST", "/open", new byte[3]).status()).isEqualTo(429);

            assertThat(api.accessLog).containsExactly("200", "200", "429");
            assertThat(api.events).hasSize(2).first().asString().contains("\"body\":\"e30=\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST /v1/closed, 401", "POST /v1/nowhere, 403", "POST /nowhere, 403"})
    void areAnsweredByARestApiBeforeTheBody(String line, int status) {
        TestRestApi rest = new TestRestApi();
        try {
            rest.closed("POST /closed", TestApi.READ).declare();

            assertThat(announced(rest.api, line))
                    .extracting(RawHttpClient.Answer::status)
                    .containsExactly(status);
            assertThat(rest.api.events).isEmpty();
        } finally {
            rest.close();
        }
    }
}
