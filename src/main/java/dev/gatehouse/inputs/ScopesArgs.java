// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.Map;

/**
 * The scopes of the API, which a resource server declares.
 *
 * <p>The section {@code scopes} of the arguments of a component.
 */
public final class ScopesArgs extends SectionArgs {
    private ScopesArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ScopesArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The prefix of full scope names, usually the URL of the API.
         *
         * <p>Value: must be 1 to 256 visible characters without space, quote or backslash, and must not end with a
         * slash. Required, unless issuer is set. Example: {@code https://api.example.com}. Source: Cognito,
         * CreateResourceServer; RFC 8707.
         */
        public Builder identifier(String identifier) {
            values.set("identifier", identifier);
            return this;
        }

        /**
         * Scopes by short name, each with its description; other settings use the short name.
         *
         * <p>Value: at most 100 entries; each must have a name without space, quote, slash or backslash. Required.
         * Example: {@code {read: Read access}}. Source: Cognito, ResourceServerScopeType; Quotas in Amazon Cognito: 100
         * scopes a resource server. The entries are added to those before, and replace entries of the same name.
         */
        public Builder scopes(Map<String, ScopeArgs> scopes) {
            values.addAll("scopes", scopes);
            return this;
        }

        /** Adds an entry of {@link #scopes(Map)}, by name of the scope. */
        public Builder scope(String name, ScopeArgs scope) {
            values.add("scopes", name, scope);
            return this;
        }

        /** Adds an entry of {@link #scopes(Map)} that has only a {@code description}. */
        public Builder scope(String name, String description) {
            values.add("scopes", name, description);
            return this;
        }

        /** Returns the section; the component checks it. */
        public ScopesArgs build() {
            return new ScopesArgs(values);
        }
    }
}
