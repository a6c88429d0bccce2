package dev.gatehouse.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An exception in the gateway: the log has the request id of the response. */
class InternalErrorTest {
    private static final String FORMAT = "$context.requestId $context.status $context.error.message";

    private final List<String> accessLog = new ArrayList<>();
    private final IllegalStateException defect = new IllegalStateException("on purpose");

    /** The same declaration in a gateway whose key fetcher throws. */
    private HttpResponse answer(TestApi api, String path) {
        Gateway broken = new Gateway(
                api.cloud,
                (arn, event) -> {
                    throw new AssertionError("the function was called");
                },
                address -> {
                    throw defect;
                },
                api.clock,
                new SecureRandom(),
                accessLog::add);
        return broken.handle(new HttpRequest(
                "GET",
                path,
                "",
                Headers.of("host", "localhost", "authorization", "Bearer " + api.token()),
                new byte[0],
                "127.0.0.1",
                "HTTP/1.1"));
    }

    private void named(HttpResponse answer, String header) {
        String id = answer.headers().first(header).orElseThrow();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.bodyText()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(answer.reason())
                .hasValue("internal error in the local cloud, request " + id
                        + ": java.lang.IllegalStateException: on purpose");
        assertThat(answer.cause()).containsSame(defect);
        assertThat(accessLog).containsExactly(id + " 500 Internal Server Error");
    }

    @Test
    void anHttpApiLogsTheRequestIdOfTheResponse() {
        try (TestApi api = new TestApi()) {
            api.cors(new HttpApi.Cors(List.of("*"), List.of("*"), List.of("*"), List.of(), false, Optional.empty()))
                    .stage(new HttpApi.Stage("$default", Throttle.ACCOUNT_DEFAULT, Map.of(), Optional.of(FORMAT)))
                    .closed("GET /me", TestApi.READ)
                    .declare();
            named(answer(api, "/me"), "apigw-requestid");
        }
    }

    @Test
    void aRestApiLogsTheRequestIdOfTheResponse() {
        try (TestRestApi rest = new TestRestApi()) {
            rest.logs(FORMAT).closed("GET /me", TestApi.READ).declare();
            named(answer(rest.api, "/v1/me"), "x-amzn-RequestId");
        }
    }
}
