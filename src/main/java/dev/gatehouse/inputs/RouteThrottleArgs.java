// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * Limits the requests to one route; both keys are required.
 *
 * <p>The section {@code routes.throttle} of the arguments of a component.
 */
public final class RouteThrottleArgs extends SectionArgs {
    private RouteThrottleArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(RouteThrottleArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Requests a second.
         *
         * <p>Value: 1 to 10000. Required. Example: {@code 5}. Source: API Gateway quotas: 10 000 requests a second an
         * account.
         */
        public Builder rate(int rate) {
            values.set("rate", rate);
            return this;
        }

        /**
         * Requests that can arrive at the same moment.
         *
         * <p>Value: 1 to 5000. Required. Example: {@code 10}. Source: API Gateway quotas: a burst of 5 000 an account.
         */
        public Builder burst(int burst) {
            values.set("burst", burst);
            return this;
        }

        /** Returns the section; the component checks it. */
        public RouteThrottleArgs build() {
            return new RouteThrottleArgs(values);
        }
    }
}
