package dev.gatehouse.cloud;

import dev.gatehouse.settings.provider.IdentityProvider;
import java.util.List;

/** Rules about identity providers. */
final class IdentityProviderControls {
    private static final String PROVIDER = "aws:cognito/identityProvider:IdentityProvider";

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of(
                    "terraform-provider-aws 48319",
                    PROVIDER,
                    "providerDetails",
                    "is secret as a whole: neither the SDK nor the provider marks its secrets",
                    s -> s.value().orElse("") instanceof Declaration.SecretValue secret
                            && secret.value().equals(provider(s).details().reveal())),
            Control.of(
                    "AWS: identity providers",
                    PROVIDER,
                    "providerName",
                    "is as in the settings: user names start with it",
                    s -> s.is(provider(s).cognitoName())),
            Control.of(
                    "AWS: identity providers",
                    PROVIDER,
                    "providerType",
                    "is as in the settings",
                    s -> s.is(provider(s).type().cognito())),
            Control.of(
                    "AWS: attribute mapping",
                    PROVIDER,
                    "attributeMapping",
                    "is as in the settings, and maps email_verified only if they do",
                    s -> s.is(provider(s).mapping())),
            Control.of(
                    "AWS: identity providers",
                    PROVIDER,
                    "idpIdentifiers",
                    "are exactly the settings' values",
                    s -> s.is(provider(s).identifiers())));

    private IdentityProviderControls() {}

    private static IdentityProvider provider(Control.Argument argument) {
        String prefix = "gatehouse-" + argument.stack().settings().stack() + "-providers-";
        return argument.stack().settings().identity().providers().stream()
                .filter(each -> argument.resource().name().equals(prefix + each.name()))
                .findFirst()
                .orElseThrow();
    }

    /** The name of a provider in the list of a client. */
    static String cognitoName(String name, Control.Stack stack) {
        return stack.settings().identity().providers().stream()
                .filter(each -> each.name().equals(name))
                .map(IdentityProvider::cognitoName)
                .findFirst()
                .orElse("COGNITO");
    }
}
