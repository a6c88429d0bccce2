package dev.gatehouse.local.recording;

import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestLog;
import dev.gatehouse.local.http.RequestTrace;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps the last requests of all servers in memory, within a limit of their number and of their bytes. */
public final class RequestRecorder implements RequestLog {
    /** CHOICE: more than a person reads. */
    public static final int MAX_REQUESTS = 1_000;

    /** 16 KiB of each body, event and function response. */
    public static final int MAX_BODY_BYTES = 16 * 1024;

    /** 4 MiB in all. */
    static final long MAX_BYTES = 4L * 1024 * 1024;

    private final Clock clock;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long bytes;
    private long count;

    public RequestRecorder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void answered(String server, HttpRequest request, HttpResponse response, Duration took) {
        HttpRequest kept = new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                cut(request.body()),
                request.sourceIp(),
                request.protocol());
        HttpResponse keptResponse = new HttpResponse(
                response.status(),
                response.headers(),
                cut(response.body()),
                response.reason(),
                response.cause(),
                response.trace().map(RequestRecorder::cut));
        synchronized (requests) {
            count++;
            RecordedRequest recorded = new RecordedRequest(
                    count,
                    clock.instant().minus(took),
                    server,
                    kept,
                    keptResponse,
                    request.body().length,
                    response.body().length,
                    took);
            requests.addLast(recorded);
            bytes += size(recorded);
            while (requests.size() > MAX_REQUESTS || bytes > MAX_BYTES) {
                bytes -= size(requests.removeFirst());
            }
        }
    }

    /** Newest first. */
    public List<RecordedRequest> all() {
        synchronized (requests) {
            List<RecordedRequest> all = new ArrayList<>(requests);
            Collections.reverse(all);
            return all;
        }
    }

    /** Empty if there is no such request, or if newer ones have replaced it. */
    public Optional<RecordedRequest> find(long number) {
        synchronized (requests) {
            return requests.stream().filter(each -> each.number() == number).findFirst();
        }
    }

    private static byte[] cut(byte[] body) {
        return body.length <= MAX_BODY_BYTES ? body : Arrays.copyOf(body, MAX_BODY_BYTES);
    }

    private static RequestTrace cut(RequestTrace trace) {
        return trace instanceof GatewayTrace gateway
                ? new GatewayTrace(
                        gateway.requestId(),
                        gateway.received(),
                        gateway.declared(),
                        gateway.routeKey(),
                        gateway.function().map(RequestRecorder::cut))
                : trace;
    }

    private static GatewayTrace.FunctionCall cut(GatewayTrace.FunctionCall call) {
        return new GatewayTrace.FunctionCall(
                call.functionArn(),
                call.requestId(),
                cut(call.event()),
                call.answer().map(RequestRecorder::cut),
                call.fault());
    }

    private static long size(RecordedRequest recorded) {
        long headers =
                size(recorded.request().headers()) + size(recorded.response().headers());
        long function = recorded.response().trace().orElse(null) instanceof GatewayTrace trace
                ? trace.function()
                        .map(call -> call.event().length
                                + call.answer().map(answer -> answer.length).orElse(0))
                        .orElse(0)
                : 0;
        return 500
                + headers
                + recorded.request().path().length()
                + recorded.request().query().length()
                + recorded.request().body().length
                + recorded.response().body().length
                + function;
    }

    private static long size(Headers headers) {
        long size = 0;
        for (Headers.Field field : headers.fields()) {
            size += field.name().length() + field.value().length();
        }
        return size;
    }
}
