package dev.gatehouse.local.console.request;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.recording.RequestRecorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Recorded requests for tests. */
final class Recorded {
    private Recorded() {}

    static HttpRequest request(String method, String path, String query, String body, String... headers) {
        return new HttpRequest(
                method,
                path,
                query,
                Headers.of(headers),
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                "HTTP/1.1");
    }

    static RecordedRequest of(String server, HttpRequest request, HttpResponse response) {
        RequestRecorder recorder = new RequestRecorder(new SettableClock());
        recorder.answered(server, request, response, Duration.ofMillis(3));
        return recorder.all().get(0);
    }

    static RecordedRequest cognito(String method, String path, String query, String body, String... headers) {
        return of("cognito", request(method, path, query, body, headers), HttpResponse.json(200, "{}"));
    }

    static RecordedRequest operation(String name, String body) {
        return cognito("POST", "/", "", body, "x-amz-target", "AWSCognitoIdentityProviderService." + name);
    }

    static RecordedRequest form(String path, String query, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "content-type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return cognito("POST", path, query, body, all);
    }

    /** A token whose signature nothing checks. */
    static String token(String claims) {
        return base64("{\"alg\":\"RS256\"}") + "." + base64(claims) + ".c2lnbmF0dXJl";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
