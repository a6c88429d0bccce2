// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.Map;

/**
 * Who can deploy which stacks to an account. A stack with this section declares the identity providers and roles for
 * deployments, and nothing else.
 *
 * <p>The section {@code delivery} of the arguments of a component.
 */
public final class DeliveryArgs extends SectionArgs {
    private DeliveryArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(DeliveryArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The AWS account of the stacks.
         *
         * <p>Value: must be a 12-digit AWS account id, as a text. Required. Example: {@code 123456789012}.
         */
        public Builder account(String account) {
            values.set("account", account);
            return this;
        }

        /**
         * The Pulumi Cloud organization whose deployments can assume the roles.
         *
         * <p>Value: must be 1 to 40 letters, digits or any of _ -. Example: {@code acme}. Source: Pulumi Deployments,
         * OpenID Connect integration: aud.
         */
        public Builder organization(String organization) {
            values.set("organization", organization);
            return this;
        }

        /**
         * The GitHub repository whose workflows can assume the roles.
         *
         * <p>Value: must be the owner/name of one repository. Example: {@code acme/payments}. Source: GitHub, OpenID
         * Connect reference: sub.
         */
        public Builder repository(String repository) {
            values.set("repository", repository);
            return this;
        }

        /**
         * The branch whose nightly drift check can read from AWS.
         *
         * <p>Value: must be 1 to 200 letters, digits or any of _ . / -. Default: {@code main}.
         */
        public Builder branch(String branch) {
            values.set("branch", branch);
            return this;
        }

        /**
         * The stacks that can be deployed, by name.
         *
         * <p>Value: at most 50 entries; each must be 1 to 20 letters, digits or any of _ -. Required. The entries are
         * added to those before, and replace entries of the same name.
         */
        public Builder stacks(Map<String, DeliveryStackArgs> stacks) {
            values.addAll("stacks", stacks);
            return this;
        }

        /** Adds an entry of {@link #stacks(Map)}, by name of the stack. */
        public Builder stack(String name, DeliveryStackArgs stack) {
            values.add("stacks", name, stack);
            return this;
        }

        /** Returns the section; the component checks it. */
        public DeliveryArgs build() {
            return new DeliveryArgs(values);
        }
    }
}
