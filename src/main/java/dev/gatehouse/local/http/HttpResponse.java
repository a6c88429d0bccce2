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

    /** With one more remark for the log, before those that are there. */
    public HttpResponse remark(String text) {
        return because(reason.map(other -> text + "; " + other).orElse(text));
    }

    public HttpResponse with(String name, String value) {
        return new HttpResponse(status, headers.with(name, value), body, reason);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
