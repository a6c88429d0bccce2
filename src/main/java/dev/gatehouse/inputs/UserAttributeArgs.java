// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import dev.gatehouse.settings.pool.UserAttribute;

/**
 * An attribute of users in addition to the e-mail address.
 *
 * <p>The section {@code identity.attributes} of the arguments of a component.
 */
public final class UserAttributeArgs extends SectionArgs {
    private UserAttributeArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(UserAttributeArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Whether every user must have it; only for standard attributes.
         *
         * <p>Default: {@code false}. Source: Cognito, SchemaAttributeType.
         */
        public Builder required(boolean required) {
            values.set("required", required);
            return this;
        }

        /**
         * The type of its values; only for custom attributes.
         *
         * <p>Value: {@code string}, {@code number}. Default: {@code string}.
         */
        public Builder type(UserAttribute.Type type) {
            values.set("type", type);
            return this;
        }

        /**
         * Whether its value can change; only for custom attributes; cannot change once the pool exists.
         *
         * <p>Default: {@code true}.
         */
        public Builder mutable(boolean mutable) {
            values.set("mutable", mutable);
            return this;
        }

        /**
         * Minimum length of a text, or minimum number; only for custom attributes.
         *
         * <p>Value: 0 to 2147483647. Default: {@code 0}.
         */
        public Builder min(int min) {
            values.set("min", min);
            return this;
        }

        /**
         * Maximum length of a text, or maximum number; only for custom attributes.
         *
         * <p>Value: 0 to 2147483647. Default: 2048 for a text, 2147483647 for a number.
         */
        public Builder max(int max) {
            values.set("max", max);
            return this;
        }

        /** Returns the section; the component checks it. */
        public UserAttributeArgs build() {
            return new UserAttributeArgs(values);
        }
    }
}
