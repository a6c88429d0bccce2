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
 * @param mfa whether a sign-in asks for more than the password
 * @param schema what its users may tell of themselves
 * @param recovery ways back for who forgot the password, of {@code verified_email}, {@code verified_phone_number} and
 *     {@code admin_only}; none named means the verified address
 * @param groups by name
 * @param resourceServers by identifier
 * @param domain prefix or custom domain; without one the hosted endpoints do not exist
 * @param managedLogin whether its pages are those of managed login, and not the classic hosted UI
 * @param triggers functions that it calls
 * @param mails what it writes to its users
 * @param tier {@code LITE}, {@code ESSENTIALS} or {@code PLUS}
 * @param deletionProtection whether AWS refuses to delete it
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
        Mfa mfa,
        UserSchema schema,
        Set<String> recovery,
        Map<String, Group> groups,
        Map<String, ResourceServer> resourceServers,
        Optional<String> domain,
        boolean managedLogin,
        Triggers triggers,
        PoolMails mails,
        String tier,
        boolean deletionProtection,
        Map<String, IdentityProvider> providers) {

    public UserPool {
        usernameAttributes = Set.copyOf(usernameAttributes);
        autoVerified = Set.copyOf(autoVerified);
        recovery = Set.copyOf(recovery);
        groups = Map.copyOf(groups);
        resourceServers = Map.copyOf(resourceServers);
        providers = Map.copyOf(providers);
    }

    /**
     * @param minimumLength 6 to 99 characters
     * @param temporaryDays days until a temporary password expires, 0 to 365
     * @param history newest passwords that may not be chosen again, 0 to 24
     */
    public record PasswordPolicy(
            int minimumLength,
            boolean lowercase,
            boolean uppercase,
            boolean numbers,
            boolean symbols,
            int temporaryDays,
            int history) {}

    /**
     * The second factor.
     *
     * @param mode {@code OFF}, {@code OPTIONAL} or {@code ON}
     * @param softwareToken whether users may register an authenticator app
     * @param email what a code by mail comes with; without it there are none
     */
    public record Mfa(String mode, boolean softwareToken, Optional<PoolMails.Message> email) {
        public static final Mfa OFF = new Mfa("OFF", false, Optional.empty());

        public boolean isOff() {
            return mode.equals("OFF");
        }

        public boolean isRequired() {
            return mode.equals("ON");
        }
    }

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
    public record Group(
            String name, Optional<Integer> precedence, Optional<String> roleArn, Optional<String> description) {}

    /**
     * @param scopes full identifiers, {@code <identifier>/<name>}
     * @param descriptions of the scopes, by full identifier
     */
    public record ResourceServer(
            String identifier, String name, List<String> scopes, Map<String, String> descriptions) {
        public ResourceServer {
            scopes = List.copyOf(scopes);
            descriptions = Map.copyOf(descriptions);
        }
    }
}
