package dev.gatehouse.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much of a browser as signing in needs: cookies, redirects and one form. */
final class Pages {
    private final String home;
    private final HttpClient http = HttpClient.newHttpClient();
    /** Own ones: the JDK's cookie manager quotes values as RFC 2965 did, which no browser does. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private String body = "";

    /** @param home host and port of the pages */
    Pages(String home) {
        this.home = home;
    }

    /** Follows redirects to a page, or to the first address that is not at the pages any more, which is not asked. */
    URI follow(URI uri) throws IOException, InterruptedException {
        URI at = uri;
        while (at.getAuthority().equals(home)) {
            HttpResponse<String> reply = send(HttpRequest.newBuilder(at));
            if (reply.statusCode() / 100 != 3) {
                body = reply.body();
                return at;
            }
            at = at.resolve(location(reply));
        }
        return at;
    }

    /** Posts a form that must redirect; where to. */
    URI submit(URI action, Map<String, String> fields) throws IOException, InterruptedException {
        HttpResponse<String> reply = send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(DeployedStack.form(fields))));
        return follow(action.resolve(location(reply)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies.values()));
        }
        HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
        reply.headers().allValues("Set-Cookie").forEach(cookie -> {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair);
        });
        return reply;
    }

    String body() {
        return body;
    }

    private static String location(HttpResponse<String> reply) {
        return reply.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + reply.statusCode() + " " + reply.body()));
    }
}
