package dev.gatehouse.local.state;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A declared user pool.
 *
 * @param id {@code <region>_} and nine letters or digits
 * @param issuer the {@code iss} claim of its tokens; base URL of discovery document and keys
 * @param signUpOpen whether users can call SignUp
 * @param usernameAttributes attributes to sign in with instead of a user name ({@code email}); the user name is then a UUID
 * @param autoVerified attributes that a verification code verifies
 * @param mfa multi-factor authentication
 * @param schema attributes of its users
 * @param recovery account recovery options: {@code verified_email}, {@code verified_phone_number} or {@code admin_only};
 *     empty means the verified email address
 * @param groups by name
 * @param resourceServers by identifier
 * @param domain prefix or custom domain; without a domain, the OAuth endpoints and sign-in pages do not exist
 * @param managedLogin whether it has the pages of managed login instead of the classic hosted UI
 * @param triggers Lambda triggers
 * @param mails email messages to its users
 * @param tier {@code LITE}, {@code ESSENTIALS} or {@code PLUS}
 * @param deletionProtection whether it cannot be deleted
 * @param providers identity providers by name
 * @param cimdPolicies which URLs of client ID metadata documents stand for an app client
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
        Map<String, IdentityProvider> providers,
        List<CimdPolicy> cimdPolicies) {

    public UserPool {
        usernameAttributes = Set.copyOf(usernameAttributes);
        autoVerified = Set.copyOf(autoVerified);
        recovery = Set.copyOf(recovery);
        groups = Map.copyOf(groups);
        resourceServers = Map.copyOf(resourceServers);
        providers = Map.copyOf(providers);
        cimdPolicies = List.copyOf(cimdPolicies);
    }

    /**
     * @param minimumLength 6 to 99 characters
     * @param temporaryDays validity of a temporary password in days, 0 to 365
     * @param history number of previous passwords that cannot be reused, 0 to 24
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
     * Multi-factor authentication.
     *
     * @param mode {@code OFF}, {@code OPTIONAL} or {@code ON}
     * @param softwareToken whether users can register an authenticator app
     * @param email message of codes by email; if absent, email MFA is off
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
     * ARNs of Lambda triggers.
     *
     * @param preToken pre token generation trigger, with event version V2_0
     */
    public record Triggers(Optional<String> preToken, Optional<String> preSignUp, Optional<String> postConfirmation) {
        public static final Triggers NONE = new Triggers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * An identity provider. Its details, some of them secret, stay in the resource.
     *
     * @param name {@code Google}, {@code Facebook}, {@code LoginWithAmazon}, {@code SignInWithApple}, or a custom name
     * @param type {@code OIDC}, {@code SAML}, or the same as the name
     * @param identifiers values of {@code idp_identifier} that select it
     * @param mapping attribute mapping from user pool attribute to provider attribute, including {@code username}
     */
    public record IdentityProvider(String name, String type, List<String> identifiers, Map<String, String> mapping) {
        public IdentityProvider {
            identifiers = List.copyOf(identifiers);
            mapping = Map.copyOf(mapping);
        }
    }

    /**
     * A CIMD policy. DOC "Client ID metadata documents (CIMD)": it maps URL patterns to exactly one app client.
     *
     * @param id lower-case letters and digits
     * @param clientId of the app client, which may no longer exist
     * @param urlPatterns 1 to 5, with {@code *} as a wildcard
     */
    public record CimdPolicy(String id, String name, String clientId, List<String> urlPatterns) {
        private static final int HOST_START = "https://".length();

        public CimdPolicy {
            urlPatterns = List.copyOf(urlPatterns);
        }

        /**
         * Whether a pattern matches the whole URL. CHOICE, because AWS does not document what a wildcard matches: one or
         * more characters of one label of the host or of one segment of the path.
         */
        public boolean matches(String url) {
            return urlPatterns.stream().anyMatch(pattern -> matches(pattern, url));
        }

        /** Takes time in proportion to both lengths, whatever the pattern is: callers choose the URL. */
        private static boolean matches(String pattern, String url) {
            // The lengths of the beginnings of the pattern that match the part of the URL read so far.
            BitSet matched = new BitSet();
            matched.set(0);
            for (int i = 0; i < url.length(); i++) {
                char next = url.charAt(i);
                BitSet longer = new BitSet();
                for (int length : matched.stream().toArray()) {
                    if (length > 0 && takes(pattern, length - 1, next)) {
                        longer.set(length);
                    }
                    if (length < pattern.length()
                            && (takes(pattern, length, next)
                                    || (pattern.charAt(length) != '*' && pattern.charAt(length) == next))) {
                        longer.set(length + 1);
                    }
                }
                matched = longer;
            }
            return matched.get(pattern.length());
        }

        /** Whether the pattern has a wildcard at the index that can stand for the character. */
        private static boolean takes(String pattern, int index, char character) {
            if (pattern.charAt(index) != '*') {
                return false;
            }
            int path = pattern.indexOf('/', HOST_START);
            boolean inHost = path < 0 || index < path;
            return (inHost ? "/?#@:." : "/?#@").indexOf(character) < 0;
        }
    }

    /** @param precedence the lowest number has the highest precedence; absent is the lowest precedence */
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
