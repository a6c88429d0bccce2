// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.List;
import java.util.Map;

/**
 * Scopes that are added to access tokens of a password sign-in, which otherwise contain none of the API's scopes.
 *
 * <p>The section {@code identity.passwordScopes} of the arguments of a component.
 */
public final class PasswordScopesArgs extends SectionArgs {
    private PasswordScopesArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(PasswordScopesArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Short names of scopes, for every user, if the client's scopes contain them.
         *
         * <p>Example: {@code [read, write]}.
         */
        public Builder everyone(List<String> everyone) {
            values.set("everyone", everyone);
            return this;
        }

        /** As {@link #everyone(List)}. */
        public Builder everyone(String... everyone) {
            values.set("everyone", List.of(everyone));
            return this;
        }

        /**
         * Short names by group, for its members in addition to everyone, if the client's scopes contain them.
         *
         * <p>Example: {@code {admin: [admin]}}. The entries are added to those before, and replace entries of the same
         * name.
         */
        public Builder groups(Map<String, List<String>> groups) {
            values.addAll("groups", groups);
            return this;
        }

        /** Adds an entry of {@link #groups(Map)}. */
        public Builder group(String name, String... texts) {
            values.add("groups", name, List.of(texts));
            return this;
        }

        /** Returns the section; the component checks it. */
        public PasswordScopesArgs build() {
            return new PasswordScopesArgs(values);
        }
    }
}
