package dev.gatehouse.settings.domain;

import dev.gatehouse.settings.aws.HostedZoneReference;
import java.util.Optional;

/**
 * A host of the stack under a name of its own instead of AWS's.
 *
 * @param host such as {@code auth.example.com}
 * @param zone where its records are made; absent when its DNS tokenLifetimes elsewhere
 * @param certificate ARN of one that is there already; absent when one is to be made, which needs the zone
 */
public record CustomDomain(String host, Optional<HostedZoneReference> zone, Optional<String> certificate) {
    public CustomDomain {
        if (zone.isEmpty() && certificate.isEmpty()) {
            throw new IllegalArgumentException("no certificate for " + host + ", and no zone to prove its name in");
        }
    }

    /** The name without its first label: {@code example.com} of {@code auth.example.com}. */
    public String parentDomain() {
        return parentOf(host);
    }

    public static String parentOf(String host) {
        return host.substring(host.indexOf('.') + 1);
    }
}
