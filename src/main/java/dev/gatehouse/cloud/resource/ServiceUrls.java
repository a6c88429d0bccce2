package dev.gatehouse.cloud.resource;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.util.Optional;

/** The one place where URLs come from: AWS's hosts, or this machine's when {@code aws:endpoints} leads there. */
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
     * What the pool's tokens carry as {@code iss}.
     *
     * @param poolEndpoint the pool's own output, {@code cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC…}, no scheme
     */
    public String issuer(String poolEndpoint) {
        return (areLocal() ? "http://" : "https://") + poolEndpoint;
    }

    /**
     * Base of the OAuth endpoints and the sign-in pages: of the partitions that {@link
     * dev.gatehouse.settings.aws.Partition} has, both under amazoncognito.com (Using the Amazon Cognito prefix domain; Amazon
     * Cognito in AWS GovCloud (US)). A local stack answers at localhost whatever its domain is called: DNS leads such a
     * name to AWS, or nowhere.
     *
     * @param wanted a prefix, or a name of the stack's own
     * @param domain of the pool, as it was made
     */
    public String auth(SignInDomain wanted, String domain) {
        return local.map(endpoints -> endpoints.cognito().toString())
                .orElseGet(() -> "https://" + domain
                        + (wanted.custom().isPresent()
                                ? ""
                                : "." + settings.partition().authLabel() + "." + settings.region()
                                        + ".amazoncognito.com"));
    }

    /**
     * Base of the API under its own name; on a local stack its address, as above.
     *
     * @param stageUrl where its stage answers
     */
    public String api(String host, String stageUrl) {
        return areLocal() ? stageUrl : "https://" + host;
    }
}
