package dev.gatehouse.cloud.resource;

import dev.gatehouse.settings.aws.Partition;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.Optional;

/**
 * The URLs of services. The addresses that AWS returns for resources say whether a resource is on AWS or on the local
 * cloud, which listens on this machine and has no TLS.
 */
public final class ServiceUrls {
    private ServiceUrls() {}

    /**
     * The issuer of a user pool, the {@code iss} claim of its tokens.
     *
     * @param poolEndpoint output of the user pool, {@code cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC…}, without
     *     a scheme
     */
    public static String issuer(String poolEndpoint) {
        return (isLocal(poolEndpoint) ? "http://" : "https://") + poolEndpoint;
    }

    /** The URL of the public keys of a user pool. Other issuers publish it in their discovery document. */
    public static String keys(String issuer) {
        return wellKnown(issuer, "jwks.json");
    }

    /** The URL of the discovery document of an issuer. */
    public static String discovery(String issuer) {
        return wellKnown(issuer, "openid-configuration");
    }

    /** OpenID Connect Discovery 1.0, section 4: remove a trailing slash of the issuer first. */
    private static String wellKnown(String issuer, String document) {
        return issuer.replaceFirst("/$", "") + "/.well-known/" + document;
    }

    /**
     * Base URL of the OAuth endpoints and the sign-in pages. In all partitions of {@link Partition} prefix domains are
     * under amazoncognito.com (Using the Amazon Cognito prefix domain; Amazon Cognito in AWS GovCloud (US)). On the local
     * cloud it is always the address of the local Cognito, because DNS does not point a custom domain to it.
     *
     * @param signIn a prefix domain or a custom domain
     * @param domain output of the user pool domain
     * @param poolEndpoint output of the user pool, as in {@link #issuer}
     * @param region of the user pool
     */
    public static String auth(SignInDomain signIn, String domain, String poolEndpoint, String region) {
        if (isLocal(poolEndpoint)) {
            return "http://" + poolEndpoint.substring(0, poolEndpoint.indexOf('/'));
        }
        return "https://" + domain
                + (signIn.custom().isPresent()
                        ? ""
                        : "." + Partition.of(region).orElseThrow().authLabel() + "." + region + ".amazoncognito.com");
    }

    /**
     * Base URL of the API with a custom domain. On the local cloud it is the local address without the stage of a REST API,
     * which answers at the root of a custom domain there too.
     *
     * @param stageUrl the invoke URL of the stage
     * @param restStage the stage of a REST API; empty for an HTTP API, whose URL has no stage
     */
    public static String api(String host, String stageUrl, Optional<String> restStage) {
        if (!stageUrl.startsWith("http://")) {
            return "https://" + host;
        }
        return restStage
                .map(stage -> "/" + stage)
                .filter(stageUrl::endsWith)
                .map(end -> stageUrl.substring(0, stageUrl.length() - end.length()))
                .orElse(stageUrl);
    }

    /**
     * Base URL of the API with a custom domain, before the API exists.
     *
     * @param dnsTarget the target of the domain's DNS record; on the local cloud, host and port of the local API
     */
    public static String apiAtDomain(String host, String dnsTarget) {
        return isLocal(dnsTarget) ? "http://" + dnsTarget : "https://" + host;
    }

    /** @param address a host without a scheme, with a port and a path if it has them */
    private static boolean isLocal(String address) {
        return address.matches("(?:[a-z0-9-]+\\.)*localhost(?:[:/].*)?|127\\.0\\.0\\.1(?:[:/].*)?");
    }
}
