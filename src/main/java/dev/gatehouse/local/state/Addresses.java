package dev.gatehouse.local.state;

import java.net.URI;

/**
 * The addresses of the local cloud.
 *
 * @param region the region in IDs and ARNs, such as {@code eu-west-1}
 * @param api base URL of an API, without a trailing slash: {@code http://localhost:9400}, or with the path of the API
 * @param cognito base URL of issuer, JSON API and sign-in pages, without a trailing slash: {@code http://localhost:9401}
 */
public record Addresses(String region, URI api, URI cognito) {
    /** The account ID in local ARNs: twelve zeros, which no AWS account has. */
    public static final String ACCOUNT = "000000000000";

    /** These addresses in another region, for the API that answers below a path; empty for the root. */
    public Addresses in(String otherRegion, String apiPath) {
        return new Addresses(otherRegion, URI.create(api + apiPath), cognito);
    }

    /** The {@code iss} claim of the tokens of a user pool: {@code http://localhost:9401/<poolId>}. */
    public String issuer(String poolId) {
        return cognito + "/" + poolId;
    }

    public String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + ACCOUNT + ":" + resource;
    }

    /** The ARN of a resource of a global service, such as IAM. */
    public String globalArn(String service, String resource) {
        return "arn:" + partition() + ":" + service + "::" + ACCOUNT + ":" + resource;
    }

    /** The partition of the region in ARNs. */
    public String partition() {
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
