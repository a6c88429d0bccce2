// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.List;

/**
 * An external OpenID Connect issuer whose tokens the API accepts. The stack then has no user pool, no clients and no
 * sign-in pages.
 *
 * <p>The section {@code issuer} of the arguments of a component.
 */
public final class IssuerArgs extends SectionArgs {
    private IssuerArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(IssuerArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Exactly as in the tokens' iss claim; API Gateway finds the keys through its discovery document.
         *
         * <p>Required. Example: {@code https://idp.example.com/tenant}. Source: API Gateway, JWT authorizers; OpenID
         * Connect Discovery 1.0 section 4.
         */
        public Builder url(String url) {
            values.set("url", url);
            return this;
        }

        /**
         * A token's aud, or its client_id if it has no aud, must be one of them.
         *
         * <p>Value: at most 50 entries; each must be a text without spaces. Required. Example: {@code
         * [https://api.example.com]}. Source: API Gateway quotas: 50 audiences a JWT authorizer.
         */
        public Builder audiences(List<String> audiences) {
            values.set("audiences", audiences);
            return this;
        }

        /** As {@link #audiences(List)}. */
        public Builder audiences(String... audiences) {
            values.set("audiences", List.of(audiences));
            return this;
        }

        /** Returns the section; the component checks it. */
        public IssuerArgs build() {
            return new IssuerArgs(values);
        }
    }
}
