package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * What sort of identity provider it is: Cognito's words for it, and what holds where the stack says nothing.
 *
 * <p>Sources: Cognito, CreateIdentityProvider, ProviderDetails (types, names, scopes); Cognito, Mapping IdP attributes
 * to profiles and tokens (where the user name comes from).
 */
public enum ProviderType {
    GOOGLE("Google", true, "openid email profile", " ", "email", Optional.of("sub")),
    OIDC("OIDC", false, "openid email", " ", "email", Optional.of("sub")),
    /** Cognito takes the user name from the assertion's NameID, and no mapping says so. */
    SAML(
            "SAML",
            false,
            "",
            " ",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            Optional.empty()),
    APPLE("SignInWithApple", true, "email name", " ", "email", Optional.of("sub")),
    FACEBOOK("Facebook", true, "public_profile,email", ",", "email", Optional.of("id")),
    AMAZON("LoginWithAmazon", true, "profile", " ", "email", Optional.of("user_id"));

    private final String cognito;
    private final boolean named;
    private final String scopes;
    private final String between;
    private final String email;
    private final Optional<String> username;

    ProviderType(
            String cognito, boolean named, String scopes, String between, String email, Optional<String> username) {
        this.cognito = cognito;
        this.named = named;
        this.scopes = scopes;
        this.between = between;
        this.email = email;
        this.username = username;
    }

    /** Cognito's ProviderType. */
    public String cognito() {
        return cognito;
    }

    /** Whether Cognito names it itself, by its type, so that a pool has one such provider at most. */
    boolean isNamedByCognito() {
        return named;
    }

    /** What users are asked to agree to. */
    List<String> scopes() {
        return List.of(scopes.split(between, -1));
    }

    /** As the provider wants its scopes listed. */
    String joined(List<String> names) {
        return String.join(between, names);
    }

    /** Where the provider tells the e-mail address. */
    String email() {
        return email;
    }

    /** What Cognito makes the user name of; it writes that mapping itself, and we too, or every preview would differ. */
    Optional<String> username() {
        return username;
    }

    public String settingName() {
        return new ValueType.Choice<>(ProviderType.class).toYaml(this);
    }
}
