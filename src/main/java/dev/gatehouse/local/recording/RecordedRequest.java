package dev.gatehouse.local.recording;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * A request with its response, as sent and received. Bodies are cut at {@link RequestRecorder#MAX_BODY_BYTES}.
 *
 * @param number counts from 1 in each run of the local cloud
 * @param server {@code api} or {@code cognito}
 * @param request with its secrets: show it only through {@link Masking}
 * @param requestBytes the length of the whole body
 * @param responseBytes the length of the whole body
 */
public record RecordedRequest(
        long number,
        Instant received,
        String server,
        HttpRequest request,
        HttpResponse response,
        int requestBytes,
        int responseBytes,
        Duration took) {
    /** Does not print query, headers or bodies. */
    @Override
    public String toString() {
        return number + " " + request;
    }
}
