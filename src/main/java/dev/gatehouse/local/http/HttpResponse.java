package dev.gatehouse.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A response and, for the log and the console, how the server came to it.
 *
 * @param reason why the request was refused, for the log and the error page of the local sign-in, never for apps: the check,
 *     the expected and the received value, and how to fix it; never a token, a secret or a password
 * @param cause of an internal error in the local cloud, whose stack trace the log shows
 * @param trace for the console; only the API gateway has one
 */
public record HttpResponse(
        int status,
        Headers headers,
        byte[] body,
        Optional<String> reason,
        Optional<Throwable> cause,
        Optional<RequestTrace> trace) {

    public HttpResponse(int status, Headers headers, byte[] body, Optional<String> reason) {
        this(status, headers, body, reason, Optional.empty(), Optional.empty());
    }

    /** The response to a request that failed because of an error in the local cloud. */
    public static HttpResponse internalError(Throwable cause, String requestId) {
        String reason = "internal error in the local cloud, request " + requestId + ": " + cause;
        HttpResponse answer = json(500, "{\"message\":\"Internal Server Error\"}");
        return new HttpResponse(
                answer.status, answer.headers, answer.body, Optional.of(reason), Optional.of(cause), Optional.empty());
    }

    public static HttpResponse of(int status, Headers headers, String body) {
        return new HttpResponse(status, headers, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** With {@code content-type: application/json}. */
    public static HttpResponse json(int status, String body) {
        return of(status, Headers.of("content-type", "application/json"), body);
    }

    public HttpResponse withReason(String why) {
        return new HttpResponse(status, headers, body, Optional.of(why), cause, trace);
    }

    /** Adds a remark for the log before the reason. */
    public HttpResponse withRemark(String text) {
        return withReason(reason.map(other -> text + "; " + other).orElse(text));
    }

    public HttpResponse with(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    /** Returns the same response with other headers. */
    public HttpResponse withHeaders(Headers others) {
        return new HttpResponse(status, others, body, reason, cause, trace);
    }

    /** Returns the same response with a trace. */
    public HttpResponse withTrace(RequestTrace details) {
        return new HttpResponse(status, headers, body, reason, cause, Optional.of(details));
    }

    /**
     * Adds headers so that browsers do not guess the content type and do not give the response to pages of another origin,
     * unless the response allows CORS. Not for responses of an API, because API Gateway sends neither header.
     */
    public HttpResponse withSameOriginHeaders() {
        HttpResponse noSniff = withMissing("x-content-type-options", "nosniff");
        return headers.first("access-control-allow-origin").isPresent()
                ? noSniff
                : noSniff.withMissing("cross-origin-resource-policy", "same-origin");
    }

    private HttpResponse withMissing(String name, String value) {
        return headers.first(name).isPresent() ? this : with(name, value);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
