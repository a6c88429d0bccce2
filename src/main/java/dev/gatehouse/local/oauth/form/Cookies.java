package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookies of the hosted pages. SameSite is Lax, because clients redirect the browser here from another site. Secure is
 * not set, because Safari does not store Secure cookies from http://localhost.
 */
public final class Cookies {
    private Cookies() {}

    public static Optional<String> find(HttpRequest request, String name) {
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

    /** The names that start with {@code prefix}, in the order sent. */
    public static List<String> names(HttpRequest request, String prefix) {
        return request.headers().all("cookie").stream()
                .flatMap(header -> Stream.of(header.split(";", -1)))
                .map(pair -> pair.trim().split("=", 2)[0])
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    public static String set(String name, String value, Duration lifetime) {
        return name + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds() + "; HttpOnly; SameSite=Lax";
    }

    public static String clear(String name) {
        return set(name, "", Duration.ZERO);
    }
}
