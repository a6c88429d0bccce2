// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.identity.PasswordSignIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An app client: an application that signs users in, or that acts on its own behalf.
 *
 * <p>The section {@code clients} of the arguments of a component.
 */
public final class ClientArgs extends SectionArgs {
    private ClientArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ClientArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The type of application; it decides grants, secret and refresh token rotation.
         *
         * <p>Value: {@code spa}, {@code web}, {@code native}, {@code machine}, {@code agent}. Required. Source: RFC
         * 6749 section 2.1; RFC 9700; RFC 8252.
         */
        public Builder kind(ClientKind kind) {
            values.set("kind", kind);
            return this;
        }

        /**
         * Scopes it can request, of scopes, and standard ones except for machine; for agent, of mcp or openid.
         *
         * <p>Value: at most 50 entries. Required. Example: {@code [openid, read]}. Source: Cognito,
         * CreateUserPoolClient, AllowedOAuthScopes.
         */
        public Builder scopes(List<String> scopes) {
            values.set("scopes", scopes);
            return this;
        }

        /** As {@link #scopes(List)}. */
        public Builder scopes(String... scopes) {
            values.set("scopes", List.of(scopes));
            return this;
        }

        /**
         * Redirect URIs for authorization codes, compared exactly; required for every kind except machine.
         *
         * <p>Value: at most 100 entries. Example: {@code [https://app.example.com/callback]}. Source: RFC 6749 section
         * 3.1.2; Cognito, CreateUserPoolClient, CallbackURLs.
         */
        public Builder callbacks(List<String> callbacks) {
            values.set("callbacks", callbacks);
            return this;
        }

        /** As {@link #callbacks(List)}. */
        public Builder callbacks(String... callbacks) {
            values.set("callbacks", List.of(callbacks));
            return this;
        }

        /**
         * Redirect URIs for /logout, compared exactly.
         *
         * <p>Value: at most 100 entries. Example: {@code [https://app.example.com/]}. Source: Cognito,
         * CreateUserPoolClient, LogoutURLs.
         */
        public Builder logouts(List<String> logouts) {
            values.set("logouts", logouts);
            return this;
        }

        /** As {@link #logouts(List)}. */
        public Builder logouts(String... logouts) {
            values.set("logouts", List.of(logouts));
            return this;
        }

        /**
         * How long an access token is valid, in whole minutes.
         *
         * <p>Value: a duration from 5m to 1d. Default: {@code 1h}. Source: Cognito, CreateUserPoolClient,
         * AccessTokenValidity.
         */
        public Builder accessToken(Duration accessToken) {
            values.set("accessToken", accessToken);
            return this;
        }

        /**
         * How long an ID token is valid, in whole minutes.
         *
         * <p>Value: a duration from 5m to 1d. Default: {@code 1h}. Source: Cognito, CreateUserPoolClient,
         * IdTokenValidity.
         */
        public Builder idToken(Duration idToken) {
            values.set("idToken", idToken);
            return this;
        }

        /**
         * How long a refresh token is valid, in whole minutes; not shorter than the other tokens.
         *
         * <p>Value: a duration from 1h to 3650d. Default: 1d for kind spa, 30d otherwise. Example: {@code 12h}. Source:
         * Cognito, CreateUserPoolClient, RefreshTokenValidity.
         */
        public Builder refreshToken(Duration refreshToken) {
            values.set("refreshToken", refreshToken);
            return this;
        }

        /**
         * Whether a refresh returns a new refresh token; InitiateAuth then rejects REFRESH_TOKEN_AUTH.
         *
         * <p>Default: true for kinds spa and agent, false otherwise. Source: Cognito, RefreshTokenRotationType; RFC
         * 9700 section 2.2.2.
         */
        public Builder rotation(boolean rotation) {
            values.set("rotation", rotation);
            return this;
        }

        /**
         * How long a rotated refresh token is still accepted; needs rotation.
         *
         * <p>Value: a duration from 0s to 1m. Default: {@code 10s}. Source: Cognito, RefreshTokenRotationType,
         * RetryGracePeriodSeconds.
         */
        public Builder rotationGrace(Duration rotationGrace) {
            values.set("rotationGrace", rotationGrace);
            return this;
        }

        /**
         * Attributes of its users that the client can read.
         *
         * <p>Default: the attributes of its scopes. Example: {@code [email, email_verified]}. Source: Cognito,
         * CreateUserPoolClient, ReadAttributes.
         */
        public Builder readAttributes(List<String> readAttributes) {
            values.set("readAttributes", readAttributes);
            return this;
        }

        /** As {@link #readAttributes(List)}. */
        public Builder readAttributes(String... readAttributes) {
            values.set("readAttributes", List.of(readAttributes));
            return this;
        }

        /**
         * Attributes of its users that the client can write.
         *
         * <p>Default: all required attributes. Example: {@code [email, name]}. Source: Cognito, CreateUserPoolClient,
         * WriteAttributes.
         */
        public Builder writeAttributes(List<String> writeAttributes) {
            values.set("writeAttributes", writeAttributes);
            return this;
        }

        /** As {@link #writeAttributes(List)}. */
        public Builder writeAttributes(String... writeAttributes) {
            values.set("writeAttributes", List.of(writeAttributes));
            return this;
        }

        /**
         * Whether the client sends users' passwords itself: on (plain text or SRP, not for kind spa) or srp (SRP only).
         *
         * <p>Value: {@code off}, {@code on}, {@code srp}. Default: {@code off}. Source: Cognito, USER_PASSWORD_AUTH and
         * USER_SRP_AUTH; RFC 9700 section 2.4.
         */
        public Builder passwordSignIn(PasswordSignIn passwordSignIn) {
            values.set("passwordSignIn", passwordSignIn);
            return this;
        }

        /**
         * Whether tokens can be returned in the URL (response_type token); only for kind spa.
         *
         * <p>Default: {@code false}. Source: RFC 6749 section 4.2; RFC 9700 section 2.1.2.
         */
        public Builder implicitGrant(boolean implicitGrant) {
            values.set("implicitGrant", implicitGrant);
            return this;
        }

        /**
         * The reason why a protected stack uses passwordSignIn or implicitGrant, by its name.
         *
         * <p>Value: names must be passwordSignIn or implicitGrant; values must be a reason of 20 characters or more.
         * Example: {@code {passwordSignIn: the scanners in the warehouse have no browser}}. The entries are added to
         * those before, and replace entries of the same name.
         */
        public Builder acceptRisk(Map<String, String> acceptRisk) {
            values.addAll("acceptRisk", acceptRisk);
            return this;
        }

        /** Adds an entry of {@link #acceptRisk(Map)}. */
        public Builder acceptRisk(String name, String value) {
            values.add("acceptRisk", name, value);
            return this;
        }

        /**
         * How its users can sign in: cognito, with a password, or names of identity.providers.
         *
         * <p>Default: {@code [cognito]}. Source: Cognito, CreateUserPoolClient, SupportedIdentityProviders.
         */
        public Builder providers(List<String> providers) {
            values.set("providers", providers);
            return this;
        }

        /** As {@link #providers(List)}. */
        public Builder providers(String... providers) {
            values.set("providers", List.of(providers));
            return this;
        }

        /** Returns the section; the component checks it. */
        public ClientArgs build() {
            return new ClientArgs(values);
        }
    }
}
