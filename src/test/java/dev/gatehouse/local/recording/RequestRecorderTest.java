package dev.gatehouse.local.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestRecorderTest {
    private final SettableClock clock = new SettableClock();
    private final RequestRecorder recorder = new RequestRecorder(clock);

    private static HttpRequest request(String path, byte[] body) {
        return new HttpRequest(
                "POST", path, "", Headers.of("authorization", "Bearer secret"), body, "127.0.0.1", "HTTP/1.1");
    }

    private void record(String path, byte[] body) {
        recorder.answered("api", request(path, body), HttpResponse.json(200, "{}"), Duration.ofMillis(20));
    }

    @Test
    void keepsTheNewestRequestFirstWithTheTimeAtWhichItArrived() {
        record("/one", new byte[0]);
        record("/two", new byte[0]);
        assertThat(recorder.all()).extracting(each -> each.request().path()).containsExactly("/two", "/one");
        assertThat(recorder.all()).extracting(RecordedRequest::number).containsExactly(2L, 1L);
        assertThat(recorder.all().get(0).received()).isEqualTo(clock.instant().minusMillis(20));
    }

    @Test
    void keepsTheLastThousandAndGoesOnCounting() {
        for (int i = 1; i <= RequestRecorder.MAX_REQUESTS + 1; i++) {
            record("/" + i, new byte[0]);
        }
        assertThat(recorder.all()).hasSize(RequestRecorder.MAX_REQUESTS);
        assertThat(recorder.find(1)).isEmpty();
        assertThat(recorder.find(2)).isPresent();
        assertThat(recorder.find(RequestRecorder.MAX_REQUESTS + 1L)).isPresent();
    }

    @Test
    void cutsLongBodiesAndKeepsTheirLength() {
        record("/", new byte[RequestRecorder.MAX_BODY_BYTES]);
        record("/", new byte[RequestRecorder.MAX_BODY_BYTES + 1]);
        assertThat(recorder.all()).extracting(RecordedRequest::requestBytes).containsExactly(16_385, 16_384);
        assertThat(recorder.all())
                .extracting(each -> each.request().body().length)
                .containsExactly(16_384, 16_384);
    }

    @Test
    void dropsTheOldestRequestsIfAllTogetherAreTooLarge() {
        for (int i = 0; i < 300; i++) {
            record("/", new byte[RequestRecorder.MAX_BODY_BYTES]);
        }
        assertThat(recorder.all()).hasSizeBetween(240, 256);
        assertThat(recorder.find(300)).isPresent();
        assertThat(recorder.find(1)).isEmpty();
    }

    @Test
    void countsLongHeadersAndPathsAgainstTheLimit() {
        HttpResponse large = HttpResponse.of(200, Headers.of("x", "v".repeat(10_000)), "");
        for (int i = 0; i < 900; i++) {
            recorder.answered("api", request("/" + "p".repeat(8_000), new byte[0]), large, Duration.ZERO);
        }
        assertThat(recorder.all()).hasSizeLessThan(250);
    }

    @Test
    void cutsTheEventAndTheAnswerOfTheFunction() {
        byte[] large = "x".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        GatewayTrace trace = new GatewayTrace(
                "id",
                clock.instant(),
                Declared.EMPTY,
                Optional.of("GET /"),
                Optional.of(new GatewayTrace.FunctionCall(
                        "arn", Optional.of("r"), large, Optional.of(large), Optional.empty())));
        recorder.answered(
                "api", request("/", new byte[0]), HttpResponse.json(200, "{}").withTrace(trace), Duration.ZERO);
        GatewayTrace kept =
                (GatewayTrace) recorder.all().get(0).response().trace().orElseThrow();
        GatewayTrace.FunctionCall call = kept.function().orElseThrow();
        assertThat(call.event()).hasSize(RequestRecorder.MAX_BODY_BYTES);
        assertThat(call.answer().orElseThrow()).hasSize(RequestRecorder.MAX_BODY_BYTES);
        assertThat(call.requestId()).hasValue("r");
    }

    @Test
    void aRecordedRequestDoesNotPrintSecrets() {
        record("/path", "password".getBytes(StandardCharsets.UTF_8));
        assertThat(recorder.all().get(0)).hasToString("1 POST /path");
    }
}
