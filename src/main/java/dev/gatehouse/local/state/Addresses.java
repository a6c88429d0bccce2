package dev.gatehouse.local.state;

import java.net.URI;

/**
 * Where the local cloud answers.
 *
 * @param region the region that ids and ARNs carry, such as {@code eu-west-1}
 * @param api base of the API, without a trailing slash: {@code http://localhost:9400}
 * @param cognito base of issuer, JSON API and hosted pages, without a trailing slash: {@code http://localhost:9401}
 */
public record Addresses(String region, URI api, URI cognito) {
    /** The account of every local ARN: twelve zeros, which no AWS account has. */
    public static final String ACCOUNT = "000000000000";

    /** {@code http://localhost:9401/<poolId>}: what tokens of the pool carry as {@code iss}. */
    public String issuer(String poolId) {
        return cognito + "/" + poolId;
    }

    public String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }

    /** Of a service that has no regions, such as IAM. */
    public String globalArn(String service, String resource) {
        return "arn:" + partition() + ":" + service + "::" + ACCOUNT + ":" + resource;
    }

    /** The part of AWS that the region belongs to, as ARNs carry it. */
    public String partition() {
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
