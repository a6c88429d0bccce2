package dev.gatehouse.local.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private void declare(int burst, double rate) {
        declare(burst, rate, Map.of());
    }

    private void declare(int burst, double rate, Map<String, Throttle> routes) {
        api.stage(new HttpApi.Stage("$default", new Throttle(burst, rate), routes, Optional.empty()))
                .open("GET /a")
                .declare();
    }

    private int call() {
        return api.wire.get("/a").status();
    }

    @Test
    @DisplayName("attack 31: the burst passes, one more does not")
    void burst() {
        declare(3, 2);
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(200);

        RawHttpClient.Answer answer = api.wire.get("/a");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(answer.header("apigw-requestid")).isNotEqualTo("absent");
        assertThat(api.events).hasSize(3);
        assertThat(api.reason())
                .isEqualTo(
                        "throttle: stage $default allows a burst of 3 and 2.0 requests per second, got more; send fewer "
                                + "requests, or raise the limits of the stage");
    }

    @Test
    @DisplayName("attack 31: the bucket refills at the rate and no further than the burst")
    void refill() {
        declare(2, 2);
        call();
        call();
        api.clock.advance(Duration.ofMillis(499));
        assertThat(call()).isEqualTo(429);
        api.clock.advance(Duration.ofMillis(1));
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(429);

        api.clock.advance(Duration.ofHours(1));
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(429);
    }

    @Test
    @DisplayName("attack 31: limits of zero refuse every request, as on AWS for a stage with only one limit")
    void zero() {
        declare(0, 0);

        assertThat(call()).isEqualTo(429);
    }

    @Test
    @DisplayName("the limits of a route replace those of the stage, for that route only (DOC)")
    void ofARoute() {
        api.open("GET /b", "GET /c/{id}");
        declare(1, 1, Map.of("GET /a", new Throttle(2, 1), "GET /c/{id}", new Throttle(1, 1)));
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(200);
        assertThat(call()).isEqualTo(429);
        assertThat(api.reason())
                .isEqualTo(
                        "throttle: route GET /a allows a burst of 2 and 1.0 requests per second, got more; send fewer"
                                + " requests, or raise the limits of the route");
        assertThat(api.wire.get("/c/1").status()).isEqualTo(200);
        assertThat(api.wire.get("/c/2").status()).isEqualTo(429);
        assertThat(api.wire.get("/b").status()).isEqualTo(200);
        assertThat(api.wire.get("/b").status()).isEqualTo(429);
    }

    @Test
    void addsNoTokensIfTheClockIsSetBack() {
        declare(1, 1);
        call();
        api.clock.advance(Duration.ofHours(-1));
        assertThat(call()).isEqualTo(429);
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(call()).isEqualTo(200);
    }

    @Test
    void keepsTheBucketUntilTheLimitsChange() {
        declare(1, 1);
        call();
        declare(1, 1);
        assertThat(call()).isEqualTo(429);
        declare(2, 1);
        assertThat(call()).isEqualTo(200);
    }
}
