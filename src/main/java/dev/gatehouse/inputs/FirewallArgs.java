// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * An AWS WAF web ACL with AWS managed rule groups and a rate limit for each IP address.
 *
 * <p>The section {@code identity.firewall} of the arguments of a component.
 */
public final class FirewallArgs extends SectionArgs {
    private FirewallArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(FirewallArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Requests in five minutes after which an IP address is blocked.
         *
         * <p>Value: 100 to 20000000. Default: {@code 2000}. Source: AWS WAF, RateBasedStatement.
         */
        public Builder rate(int rate) {
            values.set("rate", rate);
            return this;
        }

        /** Returns the section; the component checks it. */
        public FirewallArgs build() {
            return new FirewallArgs(values);
        }
    }
}
