// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * Limits the requests to the whole stage.
 *
 * <p>The section {@code api.throttle} of the arguments of a component.
 */
public final class ThrottleArgs extends SectionArgs {
    private ThrottleArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(ThrottleArgs defaults) {
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
         * <p>Value: 1 to 10000. Default: {@code 50}. Source: API Gateway quotas: 10 000 requests a second an account.
         */
        public Builder rate(int rate) {
            values.set("rate", rate);
            return this;
        }

        /**
         * Requests that can arrive at the same moment.
         *
         * <p>Value: 1 to 5000. Default: {@code 100}. Source: API Gateway quotas: a burst of 5 000 an account.
         */
        public Builder burst(int burst) {
            values.set("burst", burst);
            return this;
        }

        /** Returns the section; the component checks it. */
        public ThrottleArgs build() {
            return new ThrottleArgs(values);
        }
    }
}
