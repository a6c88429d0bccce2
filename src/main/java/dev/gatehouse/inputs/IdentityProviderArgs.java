// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import dev.gatehouse.settings.provider.ProviderType;
import dev.gatehouse.settings.provider.UserInfoMethod;
import java.util.List;
import java.util.Map;

/**
 * An external identity provider. Its keys depend on its type.
 *
 * <p>The section {@code identity.providers} of the arguments of a component.
 */
public final class IdentityProviderArgs extends SectionArgs {
    private IdentityProviderArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(IdentityProviderArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The type of the provider.
         *
         * <p>Value: {@code google}, {@code oidc}, {@code saml}, {@code apple}, {@code facebook}, {@code amazon}.
         * Required. Source: Cognito, CreateIdentityProvider, ProviderType.
         */
        public Builder type(ProviderType type) {
            values.set("type", type);
            return this;
        }

        /**
         * The provider's names of user attributes other than email; Cognito copies the values at each sign-in.
         *
         * <p>Value: values must be the provider's name of the attribute. Example: {@code {given_name: given_name}}.
         * Source: Cognito, Mapping IdP attributes to profiles and tokens. The entries are added to those before, and
         * replace entries of the same name.
         */
        public Builder attributes(Map<String, String> attributes) {
            values.addAll("attributes", attributes);
            return this;
        }

        /** Adds an entry of {@link #attributes(Map)}. */
        public Builder attribute(String name, String value) {
            values.add("attributes", name, value);
            return this;
        }

        /**
         * Other names in sign-in requests, such as e-mail domains of its users; only for oidc and saml.
         *
         * <p>Value: at most 50 entries; each must be 1 to 40 letters, digits, spaces or any of _ + = . &#64; -.
         * Example: {@code [example.com]}. Source: Cognito, CreateIdentityProvider, IdpIdentifiers.
         */
        public Builder identifiers(List<String> identifiers) {
            values.set("identifiers", identifiers);
            return this;
        }

        /** As {@link #identifiers(List)}. */
        public Builder identifiers(String... identifiers) {
            values.set("identifiers", List.of(identifiers));
            return this;
        }

        /**
         * The client id at the provider; required except for saml and apple.
         *
         * <p>Value: must be 1 to 2048 characters without spaces. Example: {@code 1234-abcd.apps.googleusercontent.com}.
         * Source: Cognito, CreateIdentityProvider, client_id.
         */
        public Builder clientId(String clientId) {
            values.set("clientId", clientId);
            return this;
        }

        /**
         * The client secret at the provider; required except for saml and apple.
         *
         * <p>Value: a secret; must be a secret of 1 to 2048 characters without spaces. Source: Cognito,
         * CreateIdentityProvider, client_secret. Make it with {@code Output.ofSecret} or {@code config.requireSecret}.
         */
        public Builder clientSecret(Output<String> clientSecret) {
            values.set("clientSecret", clientSecret);
            return this;
        }

        /**
         * Scopes that Cognito requests from the provider; all types except saml.
         *
         * <p>Value: at most 50 entries; each must be printable ASCII without spaces, quotes, commas or backslashes (RFC
         * 6749 section 3.3). Default: the provider's scopes for e-mail and profile. Example: {@code [openid, email]}.
         * Source: Cognito, CreateIdentityProvider, authorize_scopes.
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
         * The issuer URL; only for oidc, required; changing it replaces the provider.
         *
         * <p>Value: must be an https URL on port 443 or 80 without query, fragment or trailing slash. Example: {@code
         * https://login.example.com}. Source: Cognito, Using OIDC identity providers with a user pool.
         */
        public Builder issuer(String issuer) {
            values.set("issuer", issuer);
            return this;
        }

        /**
         * The HTTP method with which Cognito requests a user's attributes; only for oidc.
         *
         * <p>Value: {@code get}, {@code post}. Default: {@code get}. Source: Cognito, CreateIdentityProvider,
         * attributes_request_method.
         */
        public Builder method(UserInfoMethod method) {
            values.set("method", method);
            return this;
        }

        /**
         * The Graph API version; only for facebook, required; changing it replaces the provider.
         *
         * <p>Value: must be a version of the Graph API. Example: {@code v23.0}. Source: Cognito,
         * CreateIdentityProvider, api_version.
         */
        public Builder apiVersion(String apiVersion) {
            values.set("apiVersion", apiVersion);
            return this;
        }

        /**
         * The Services ID; only for apple, required.
         *
         * <p>Value: must be a Services ID: a domain name in reverse order. Example: {@code com.example.signin}. Source:
         * Cognito, CreateIdentityProvider, client_id.
         */
        public Builder servicesId(String servicesId) {
            values.set("servicesId", servicesId);
            return this;
        }

        /**
         * The team id; only for apple, required.
         *
         * <p>Value: must be 10 capital letters or digits. Example: {@code A1B2C3D4E5}. Source: Cognito,
         * CreateIdentityProvider, team_id.
         */
        public Builder teamId(String teamId) {
            values.set("teamId", teamId);
            return this;
        }

        /**
         * The id of the key; only for apple, required; change it together with privateKey.
         *
         * <p>Value: must be 10 capital letters or digits. Example: {@code F6G7H8I9J0}. Source: Cognito,
         * CreateIdentityProvider, key_id.
         */
        public Builder keyId(String keyId) {
            values.set("keyId", keyId);
            return this;
        }

        /**
         * The private key that you downloaded from Apple; only for apple, required.
         *
         * <p>Value: a secret; must be the text of Apple's .p8 file, or its Base64 part. Source: Cognito,
         * CreateIdentityProvider, private_key. Make it with {@code Output.ofSecret} or {@code config.requireSecret}.
         */
        public Builder privateKey(Output<String> privateKey) {
            values.set("privateKey", privateKey);
            return this;
        }

        /**
         * The URL of the metadata, which Cognito reads every few hours; only for saml, instead of metadata.
         *
         * <p>Value: must be an https URL without a fragment. Example: {@code https://login.example.com/saml/metadata}.
         * Source: Cognito, CreateIdentityProvider, MetadataURL.
         */
        public Builder metadataUrl(String metadataUrl) {
            values.set("metadataUrl", metadataUrl);
            return this;
        }

        /**
         * The metadata; only for saml, instead of metadataUrl; changing either replaces the provider.
         *
         * <p>Value: must be SAML metadata: XML with an EntityDescriptor. Example: {@code
         * <EntityDescriptor>…</EntityDescriptor>}. Source: Cognito, CreateIdentityProvider, MetadataFile.
         */
        public Builder metadata(String metadata) {
            values.set("metadata", metadata);
            return this;
        }

        /**
         * Whether Cognito signs requests; the provider needs the pool's certificate; only for saml.
         *
         * <p>Default: {@code false}. Source: Cognito, CreateIdentityProvider, RequestSigningAlgorithm.
         */
        public Builder signedRequests(boolean signedRequests) {
            values.set("signedRequests", signedRequests);
            return this;
        }

        /**
         * Whether responses must be encrypted with the pool's certificate; only for saml.
         *
         * <p>Default: {@code false}. Source: Cognito, CreateIdentityProvider, EncryptedResponses.
         */
        public Builder encryptedResponses(boolean encryptedResponses) {
            values.set("encryptedResponses", encryptedResponses);
            return this;
        }

        /**
         * Whether a sign-in can start at the provider (IdP-initiated); only for saml.
         *
         * <p>Default: {@code false}. Source: Cognito, CreateIdentityProvider, IDPInit.
         */
        public Builder providerInitiated(boolean providerInitiated) {
            values.set("providerInitiated", providerInitiated);
            return this;
        }

        /**
         * Whether signing out also signs out of the provider; only for saml.
         *
         * <p>Default: {@code false}. Source: Cognito, CreateIdentityProvider, IDPSignout.
         */
        public Builder signOut(boolean signOut) {
            values.set("signOut", signOut);
            return this;
        }

        /** Returns the section; the component checks it. */
        public IdentityProviderArgs build() {
            return new IdentityProviderArgs(values);
        }
    }
}
