package dev.gatehouse.local.http;

import java.nio.charset.StandardCharsets;

/**
 * A request as the client sent it.
 *
 * @param method as sent, including case
 * @param path as sent, neither decoded nor normalised
 * @param query the text after the question mark, not decoded; empty if there is none
 * @param body the whole body, at most as long as the server's limit
 * @param sourceIp the address of the client
 * @param protocol such as {@code HTTP/1.1}
 */
public record HttpRequest(
        String method, String path, String query, Headers headers, byte[] body, String sourceIp, String protocol) {

    public HttpRequest withPath(String other) {
        return new HttpRequest(method, other, query, headers, body, sourceIp, protocol);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Does not print query, headers or body, which contain tokens and secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
