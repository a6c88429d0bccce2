package dev.gatehouse.cloud;

import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.settings.SignInDomain;
import java.util.Map;

/** The domain of the sign-in pages and the OAuth endpoints. */
public final class SignInPages extends ComponentResource {
    private final Output<String> authUrl;

    SignInPages(
            String name,
            SignInDomain wanted,
            Output<String> poolId,
            Hosts hosts,
            boolean protection,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:SignInPages", name, options);
        UserPoolDomain domain = new UserPoolDomain(
                name,
                UserPoolDomainArgs.builder()
                        .userPoolId(poolId)
                        .domain(wanted.prefix())
                        // Classic pages: managed login (2) shows nothing until a branding exists, which
                        // com.pulumi:aws 6.83.0 cannot declare.
                        .managedLoginVersion(1)
                        .build(),
                // A pool takes one prefix, so the old one goes first. A prefix that is given up can be taken by
                // anybody, who would then receive our users' passwords: protected stacks keep it.
                CustomResourceOptions.builder()
                        .parent(this)
                        .deleteBeforeReplace(true)
                        .protect(protection)
                        .build());
        this.authUrl = domain.domain().applyValue(hosts::auth);
        registerOutputs(Map.of());
    }

    Output<String> authUrl() {
        return authUrl;
    }
}
