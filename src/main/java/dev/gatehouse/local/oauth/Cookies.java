package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Cookies of the hosted pages. SameSite is Lax, because a client sends the browser here from another site. Without
 * Secure: Safari would not keep such a cookie from http://localhost.
 */
final class Cookies {
    private Cookies() {}

    static Optional<String> find(HttpRequest request, String name) {
        for (String header : request.headers().all("cookie")) {
            for (String pair : header.split(";", -1)) {
                String trimmed = pair.trim();
                if (trimmed.startsWith(name + "=")) {
                    return Optional.of(trimmed.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    static String set(String name, String value, Duration life) {
        return name + "=" + value + "; Path=/; Max-Age=" + life.toSeconds() + "; HttpOnly; SameSite=Lax";
    }

    static String clear(String name) {
        return set(name, "", Duration.ZERO);
    }
}
