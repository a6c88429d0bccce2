// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.List;

/**
 * A route of the API: it needs a scope, or is public.
 *
 * <p>The section {@code routes} of the arguments of a component.
 */
public final class RouteArgs extends SectionArgs {
    private RouteArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(RouteArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Whether any caller may use the route without a token.
         *
         * <p>Default: {@code false}.
         */
        public Builder public_(boolean public_) {
            values.set("public", public_);
            return this;
        }

        /**
         * Short names; a token needs one of them.
         *
         * <p>Value: at most 10 entries. Example: {@code [read]}. Source: API Gateway quotas: 10 authorization scopes a
         * route.
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
         * The function in lambda/ rejects users outside this group; for other functions, grant the scope by group.
         *
         * <p>Example: {@code admin}.
         */
        public Builder group(String group) {
            values.set("group", group);
            return this;
        }

        /** Limits the requests to this route, in place of the throttle of the stage. */
        public Builder throttle(RouteThrottleArgs throttle) {
            values.set("throttle", throttle);
            return this;
        }

        /** Returns the section; the component checks it. */
        public RouteArgs build() {
            return new RouteArgs(values);
        }
    }
}
