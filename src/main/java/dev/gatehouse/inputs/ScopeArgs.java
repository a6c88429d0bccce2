// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.List;

/**
 * A scope of the API. A plain text is its description.
 *
 * <p>The section {@code scopes.scopes} of the arguments of a component.
 */
public final class ScopeArgs extends SectionArgs {
    private ScopeArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ScopeArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The description that people read.
         *
         * <p>Value: must have a description of 1 to 256 characters. Required. Example: {@code Read access}. Source:
         * Cognito, ResourceServerScopeType.
         */
        public Builder description(String description) {
            values.set("description", description);
            return this;
        }

        /**
         * Groups of identity; only their members' tokens contain the scope; needs the tier essentials.
         *
         * <p>Default: every user of a client with this scope. Example: {@code [admin]}. Source: Cognito, Pre token
         * generation Lambda trigger, scopesToSuppress.
         */
        public Builder groups(List<String> groups) {
            values.set("groups", groups);
            return this;
        }

        /** As {@link #groups(List)}. */
        public Builder groups(String... groups) {
            values.set("groups", List.of(groups));
            return this;
        }

        /** Returns the section; the component checks it. */
        public ScopeArgs build() {
            return new ScopeArgs(values);
        }
    }
}
