package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One request with the ids that the gateway assigns.
 *
 * @param extendedId the same as {@code id} on an HTTP API
 */
public record GatewayCall(HttpRequest request, String id, String extendedId, String trace, Instant received) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The same call with the complete request. */
    public GatewayCall withRequest(HttpRequest whole) {
        return new GatewayCall(whole, id, extendedId, trace, received);
    }

    /** {@code 12/Mar/2020:19:03:58 +0000}. */
    public String time() {
        return TIME.format(received);
    }

    /** CHOICE: the Host header without its port, because domain names on AWS have no port. */
    public String domainName() {
        return request.headers().first("host").orElse("localhost").replaceFirst(":[0-9]*$", "");
    }

    /** The port in the Host header. */
    public String port() {
        String host = request.headers().first("host").orElse("");
        String port = host.substring(host.lastIndexOf(':') + 1);
        return port.matches("[0-9]+") && host.indexOf(':') >= 0 ? port : "80";
    }

    public String domainPrefix() {
        return domainName().split("\\.", 2)[0];
    }

    public String userAgent() {
        return request.headers().first("user-agent").orElse("");
    }
}
