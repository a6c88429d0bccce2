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

/** The part of a browser that sign-in needs: cookies, redirects and one form. */
final class Pages {
    private final String authority;
    private final HttpClient http = HttpClient.newHttpClient();
    /** Not the JDK's cookie manager, which quotes values as in RFC 2965; no browser does that. */
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private String body = "";

    /** @param authority host and port of the hosted pages */
    Pages(String authority) {
        this.authority = authority;
    }

    /** Follows redirects to a page, or to the first URL outside the hosted pages, which it does not request. */
    URI follow(URI uri) throws IOException, InterruptedException {
        URI at = uri;
        while (at.getAuthority().equals(authority)) {
            HttpResponse<String> reply = send(HttpRequest.newBuilder(at));
            if (reply.statusCode() / 100 != 3) {
                body = reply.body();
                return at;
            }
            at = at.resolve(location(reply));
        }
        return at;
    }

    /** Posts a form and returns the URL to which the response redirects. */
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
