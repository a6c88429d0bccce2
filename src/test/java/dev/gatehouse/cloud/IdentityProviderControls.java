package dev.gatehouse.cloud;

import dev.gatehouse.settings.provider.IdentityProvider;
import java.util.List;

/** Rules about identity providers. */
final class IdentityProviderControls {
    private static final String PROVIDER = "aws:cognito/identityProvider:IdentityProvider";

    static final List<Control> ALL = List.of(
            Control.of(
                    "terraform-provider-aws 48319",
                    PROVIDER,
                    "providerDetails",
                    "is a secret as a whole: neither the SDK nor the provider marks what is one in it",
                    s -> s.value().orElse("") instanceof Declaration.SecretValue secret
                            && secret.value().equals(wanted(s).details().reveal())),
            Control.of(
                    "AWS: identity providers",
                    PROVIDER,
                    "providerName",
                    "is as the settings say: users' names begin with it",
                    s -> s.is(wanted(s).cognitoName())),
            Control.of(
                    "AWS: identity providers",
                    PROVIDER,
                    "providerType",
                    "is as the settings say",
                    s -> s.is(wanted(s).type().cognito())),
            Control.of(
                    "AWS: attribute mapping",
                    PROVIDER,
                    "attributeMapping",
                    "is as the settings say, and tells nobody's address as verified unless they do",
                    s -> s.is(wanted(s).mapping())),
            Control.of(
                    "AWS: identity providers",
                    PROVIDER,
                    "idpIdentifiers",
                    "are those of the settings, no more",
                    s -> s.is(wanted(s).identifiers())));

    private IdentityProviderControls() {}

    private static IdentityProvider wanted(Control.Seen seen) {
        String prefix = "gatehouse-" + seen.stack().settings().stack() + "-providers-";
        return seen.stack().settings().identity().providers().stream()
                .filter(each -> seen.resource().name().equals(prefix + each.name()))
                .findFirst()
                .orElseThrow();
    }

    /** As a client lists the provider that the stack's file calls {@code name}. */
    static String cognitoName(String name, Control.Stack stack) {
        return stack.settings().identity().providers().stream()
                .filter(each -> each.name().equals(name))
                .map(IdentityProvider::cognitoName)
                .findFirst()
                .orElse("COGNITO");
    }
}
