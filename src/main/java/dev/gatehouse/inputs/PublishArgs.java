// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

/**
 * Publishes client settings that frontends can read without Pulumi; they contain no secrets.
 *
 * <p>The section {@code publish} of the arguments of a component.
 */
public final class PublishArgs extends SectionArgs {
    private PublishArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(PublishArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Whether Parameter Store has {@code /<project>-<stack>/<client>/oidc}, {@code /amplify} and {@code /env} for
         * each public client.
         *
         * <p>Default: {@code false}. Source: AWS Systems Manager, PutParameter.
         */
        public Builder parameters(boolean parameters) {
            values.set("parameters", parameters);
            return this;
        }

        /** Returns the section; the component checks it. */
        public PublishArgs build() {
            return new PublishArgs(values);
        }
    }
}
