package dev.gatehouse.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes back, and why.
 *
 * @param reason why this was refused, for the log alone: the check, what was expected, what came, how to mend it;
 *     never a token, a secret or a password
 * @param cause of the local cloud itself, whose stack trace the log keeps
 */
public record HttpResponse(
        int status, Headers headers, byte[] body, Optional<String> reason, Optional<Throwable> cause) {

    public HttpResponse(int status, Headers headers, byte[] body, Optional<String> reason) {
        this(status, headers, body, reason, Optional.empty());
    }

    /** What a caller gets where the local cloud itself failed, which is no fault of the caller. */
    public static HttpResponse internalError(Throwable cause, String requestId) {
        String reason = "internal error in the local cloud, request " + requestId + ": " + cause;
        HttpResponse answer = json(500, "{\"message\":\"Internal Server Error\"}");
        return new HttpResponse(answer.status, answer.headers, answer.body, Optional.of(reason), Optional.of(cause));
    }

    public static HttpResponse of(int status, Headers headers, String body) {
        return new HttpResponse(status, headers, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** With {@code content-type: application/json}. */
    public static HttpResponse json(int status, String body) {
        return of(status, Headers.of("content-type", "application/json"), body);
    }

    public HttpResponse withReason(String why) {
        return new HttpResponse(status, headers, body, Optional.of(why), cause);
    }

    /** With one more remark for the log, before those that are there. */
    public HttpResponse withRemark(String text) {
        return withReason(reason.map(other -> text + "; " + other).orElse(text));
    }

    public HttpResponse with(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    /** The same answer with these headers in place of its own. */
    public HttpResponse withHeaders(Headers others) {
        return new HttpResponse(status, others, body, reason, cause);
    }

    /**
     * A browser takes it for nothing but what its content type says, and gives it to no page of another origin, unless
     * the answer itself allows that by CORS. Not for the answers of an API: API Gateway sends neither header.
     */
    public HttpResponse withSameOriginHeaders() {
        HttpResponse unsniffed = withMissing("x-content-type-options", "nosniff");
        return headers.first("access-control-allow-origin").isPresent()
                ? unsniffed
                : unsniffed.withMissing("cross-origin-resource-policy", "same-origin");
    }

    private HttpResponse withMissing(String name, String value) {
        return headers.first(name).isPresent() ? this : with(name, value);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
