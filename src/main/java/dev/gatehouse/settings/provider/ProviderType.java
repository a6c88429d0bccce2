package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * The type of an identity provider, with its names in Cognito and its defaults.
 *
 * <p>Sources: Cognito, CreateIdentityProvider, ProviderDetails (types, names, scopes); Cognito, Mapping IdP attributes
 * to profiles and tokens (where the user name comes from).
 */
public enum ProviderType {
    GOOGLE("Google", true, "openid email profile", " ", "email", Optional.of("sub")),
    OIDC("OIDC", false, "openid email", " ", "email", Optional.of("sub")),
    /** Cognito uses the assertion's NameID as user name, without a mapping. */
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
    private final boolean namedByCognito;
    private final String scopes;
    private final String scopeSeparator;
    private final String email;
    private final Optional<String> username;

    ProviderType(
            String cognito,
            boolean namedByCognito,
            String scopes,
            String scopeSeparator,
            String email,
            Optional<String> username) {
        this.cognito = cognito;
        this.namedByCognito = namedByCognito;
        this.scopes = scopes;
        this.scopeSeparator = scopeSeparator;
        this.email = email;
        this.username = username;
    }

    /** Cognito's ProviderType. */
    public String cognito() {
        return cognito;
    }

    /** Whether Cognito uses the type as the name, so that a pool has at most one such provider. */
    boolean isNamedByCognito() {
        return namedByCognito;
    }

    /** The default scopes. */
    List<String> scopes() {
        return List.of(scopes.split(scopeSeparator, -1));
    }

    /** The scopes as one text, with the separator of the provider. */
    String joinScopes(List<String> names) {
        return String.join(scopeSeparator, names);
    }

    /** The name of the e-mail address at the provider. */
    String email() {
        return email;
    }

    /** The attribute that Cognito uses as user name. Cognito adds this mapping itself; without it here, every preview differs. */
    Optional<String> username() {
        return username;
    }

    public String settingName() {
        return new ValueType.Choice<>(ProviderType.class).toYaml(this);
    }
}
