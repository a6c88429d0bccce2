package dev.gatehouse.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes back, and why.
 *
 * @param reason why this was refused, for the log alone: the check, what was expected, what came, how to mend it;
 *     never a token, a secret or a password
 */
public record HttpResponse(int status, Headers headers, byte[] body, Optional<String> reason) {

    public static HttpResponse of(int status, Headers headers, String body) {
        return new HttpResponse(status, headers, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** With {@code content-type: application/json}. */
    public static HttpResponse json(int status, String body) {
        return of(status, Headers.of("content-type", "application/json"), body);
    }

    public HttpResponse because(String why) {
        return new HttpResponse(status, headers, body, Optional.of(why));
    }

    public HttpResponse with(String name, String value) {
        return new HttpResponse(status, headers.with(name, value), body, reason);
    }

    /**
     * A browser takes it for nothing but what its content type says, and gives it to no page of another origin, unless
     * the answer itself allows that by CORS. Not for the answers of an API: API Gateway sends neither header.
     */
    public HttpResponse ofOneOrigin() {
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
