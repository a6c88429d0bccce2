// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * A stack that can be deployed, by its name.
 *
 * <p>The section {@code delivery.stacks} of the arguments of a component.
 */
public final class DeliveryStackArgs extends SectionArgs {
    private DeliveryStackArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(DeliveryStackArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The AWS Region of the stack; by default the Region of the delivery stack.
         *
         * <p>Value: must be a Region of the partition aws or aws-us-gov; other partitions are not supported. Default:
         * {@code region}. Example: {@code eu-west-1}.
         */
        public Builder region(String region) {
            values.set("region", region);
            return this;
        }

        /**
         * The GitHub environment whose jobs deploy the stack; choose its branches and tags on GitHub.
         *
         * <p>Value: must be 1 to 100 letters, digits or any of _ . -. Default: the stack's name. Example: {@code prod}.
         * Source: GitHub, OpenID Connect reference: subject of a job with an environment.
         */
        public Builder environment(String environment) {
            values.set("environment", environment);
            return this;
        }

        /**
         * Whether its roles must have the permissions boundary declared here; set function.boundary in its stack file.
         *
         * <p>Default: {@code true}. Source: IAM, permissions boundaries for IAM entities.
         */
        public Builder boundary(boolean boundary) {
            values.set("boundary", boundary);
            return this;
        }

        /**
         * Whether Pulumi Deployments may preview the stack; pull requests then run with the role that deploys.
         *
         * <p>Default: {@code false}. Source: Pulumi Deployments, operationContext.oidc.aws.roleARN.
         */
        public Builder previews(boolean previews) {
            values.set("previews", previews);
            return this;
        }

        /** Returns the section; the component checks it. */
        public DeliveryStackArgs build() {
            return new DeliveryStackArgs(values);
        }
    }
}
