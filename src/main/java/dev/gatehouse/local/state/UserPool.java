package dev.gatehouse.local.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user pool as it was declared.
 *
 * @param id {@code <region>_} and nine letters or digits
 * @param issuer what its tokens carry as {@code iss}; discovery and keys live below it
 * @param signUpOpen whether anybody may call SignUp
 * @param usernameAttributes attributes that serve as user name ({@code email}); the real one is then a UUID
 * @param autoVerified attributes that a confirmation code verifies
 * @param mfa {@code OFF}, {@code OPTIONAL} or {@code ON}
 * @param requiredAttributes standard attributes that SignUp must bring
 * @param groups by name
 * @param resourceServers by identifier
 * @param domain prefix or custom domain; without one the hosted endpoints do not exist
 * @param triggers functions that it calls
 * @param providers other places where its users sign in, by name
 */
public record UserPool(
        String id,
        String arn,
        String name,
        String issuer,
        boolean signUpOpen,
        Set<String> usernameAttributes,
        Set<String> autoVerified,
        boolean caseSensitive,
        PasswordPolicy passwordPolicy,
        String mfa,
        Set<String> requiredAttributes,
        Map<String, Group> groups,
        Map<String, ResourceServer> resourceServers,
        Optional<String> domain,
        Triggers triggers,
        Map<String, IdentityProvider> providers) {

    public UserPool {
        usernameAttributes = Set.copyOf(usernameAttributes);
        autoVerified = Set.copyOf(autoVerified);
        requiredAttributes = Set.copyOf(requiredAttributes);
        groups = Map.copyOf(groups);
        resourceServers = Map.copyOf(resourceServers);
        providers = Map.copyOf(providers);
    }

    /**
     * @param minimumLength 6 to 99 characters
     * @param temporaryDays days until a temporary password expires, 0 to 365
     */
    public record PasswordPolicy(
            int minimumLength,
            boolean lowercase,
            boolean uppercase,
            boolean numbers,
            boolean symbols,
            int temporaryDays) {}

    /**
     * ARNs of functions.
     *
     * @param preToken called with event V2_0
     */
    public record Triggers(Optional<String> preToken, Optional<String> preSignUp, Optional<String> postConfirmation) {
        public static final Triggers NONE = new Triggers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Another place where users sign in; its details, with what is secret among them, stay with the resource.
     *
     * @param name {@code Google}, {@code Facebook}, {@code LoginWithAmazon}, {@code SignInWithApple}, or a free one
     * @param type {@code OIDC}, {@code SAML}, or as the name
     * @param identifiers values of {@code idp_identifier} that lead to it
     * @param mapping attribute of users to the provider's name for it; {@code username} among them
     */
    public record IdentityProvider(String name, String type, List<String> identifiers, Map<String, String> mapping) {
        public IdentityProvider {
            identifiers = List.copyOf(identifiers);
            mapping = Map.copyOf(mapping);
        }
    }

    /** @param precedence lower wins; absent is last */
    public record Group(String name, Optional<Integer> precedence, Optional<String> roleArn) {}

    /** @param scopes full identifiers, {@code <identifier>/<name>} */
    public record ResourceServer(String identifier, String name, List<String> scopes) {
        public ResourceServer {
            scopes = List.copyOf(scopes);
        }
    }
}
