package dev.gatehouse.settings.domain;

import dev.gatehouse.settings.aws.HostedZoneReference;
import java.util.Optional;

/**
 * A custom domain of the sign-in pages or the API.
 *
 * @param host such as {@code auth.example.com}
 * @param zone for its DNS records; absent if its DNS is managed elsewhere
 * @param certificate ARN of an existing certificate; if absent, the stack creates one, which needs the zone
 */
public record CustomDomain(String host, Optional<HostedZoneReference> zone, Optional<String> certificate) {
    public CustomDomain {
        if (zone.isEmpty() && certificate.isEmpty()) {
            throw new IllegalArgumentException("no certificate for " + host + " and no zone to validate one");
        }
    }

    /** The host without its first label: {@code example.com} of {@code auth.example.com}. */
    public String parentDomain() {
        return parentOf(host);
    }

    public static String parentOf(String host) {
        return host.substring(host.indexOf('.') + 1);
    }
}
