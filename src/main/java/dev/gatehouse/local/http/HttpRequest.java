package dev.gatehouse.local.http;

import java.nio.charset.StandardCharsets;

/**
 * A request as it came over the wire.
 *
 * @param method as sent, case kept
 * @param path as sent, nothing decoded or normalised
 * @param query the text after the question mark, undecoded; empty when there is none
 * @param body whole, at most the server's limit
 * @param sourceIp the peer's address
 * @param protocol {@code HTTP/1.1}
 */
public record HttpRequest(
        String method, String path, String query, Headers headers, byte[] body, String sourceIp, String protocol) {

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Neither query, headers nor body: they carry tokens and secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
