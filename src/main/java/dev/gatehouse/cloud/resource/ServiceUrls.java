package dev.gatehouse.cloud.resource;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.util.Optional;

/** The URLs of the stack: on AWS, or of the local cloud if {@code aws:endpoints} is set. */
public final class ServiceUrls {
    private final Settings settings;
    private final Optional<ServiceEndpoints> local;

    public ServiceUrls(Settings settings) {
        this.settings = settings;
        this.local = settings.endpoints();
    }

    public boolean areLocal() {
        return local.isPresent();
    }

    /**
     * The issuer of the user pool, the {@code iss} claim of its tokens.
     *
     * @param poolEndpoint output of the user pool, {@code cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC…}, without
     *     a scheme
     */
    public String issuer(String poolEndpoint) {
        return (areLocal() ? "http://" : "https://") + poolEndpoint;
    }

    /**
     * Base URL of the OAuth endpoints and the sign-in pages. In all partitions of {@link
     * dev.gatehouse.settings.aws.Partition} prefix domains are under amazoncognito.com (Using the Amazon Cognito prefix
     * domain; Amazon Cognito in AWS GovCloud (US)). A local stack always uses localhost, because DNS does not point its
     * custom domain to the local cloud.
     *
     * @param signIn a prefix domain or a custom domain
     * @param domain output of the user pool domain
     */
    public String auth(SignInDomain signIn, String domain) {
        return local.map(endpoints -> endpoints.cognito().toString())
                .orElseGet(() -> "https://" + domain
                        + (signIn.custom().isPresent()
                                ? ""
                                : "." + settings.partition().authLabel() + "." + settings.region()
                                        + ".amazoncognito.com"));
    }

    /**
     * Base URL of the API with a custom domain. A local stack uses its stage URL.
     *
     * @param stageUrl the invoke URL of the stage
     */
    public String api(String host, String stageUrl) {
        return areLocal() ? stageUrl : "https://" + host;
    }
}
