package dev.gatehouse.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests to the OAuth endpoints and pages of a stack. */
public final class OAuthHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** RFC 8252, section 8.3. */
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Whether the URL is of this machine, so that a local cloud answers at it. */
    public static boolean isLoopback(URI url) {
        return url.getHost() != null && LOOPBACK_HOSTS.contains(url.getHost());
    }

    public HttpResponse<String> get(URI url, Map<String, String> headers)
            throws NoTokenException, InterruptedException {
        return send(url, headers, HttpRequest.newBuilder(url).GET());
    }

    public HttpResponse<String> post(URI url, Map<String, String> form, Map<String, String> headers)
            throws NoTokenException, InterruptedException {
        return send(
                url,
                headers,
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form))));
    }

    private HttpResponse<String> send(URI url, Map<String, String> headers, HttpRequest.Builder request)
            throws NoTokenException, InterruptedException {
        headers.forEach(request::header);
        try {
            return http.send(request.timeout(REQUEST_TIMEOUT).build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw NoTokenException.refused(
                    isLoopback(url)
                            ? "the local cloud does not answer at " + origin(url)
                                    + ": start it with ./gatehouse local, or name the outputs of another stack with --outputs"
                            : "cannot connect to " + origin(url)
                                    + ": check the network, and whether the outputs are of a stack that still exists");
        } catch (IOException e) {
            throw NoTokenException.refused(
                    "no answer from " + origin(url) + ": " + e.getClass().getSimpleName());
        }
    }

    public static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    public static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
