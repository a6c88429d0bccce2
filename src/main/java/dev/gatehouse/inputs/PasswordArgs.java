// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.time.Duration;

/**
 * The password policy. A password always needs a lower-case letter, an upper-case letter and a digit.
 *
 * <p>The section {@code identity.password} of the arguments of a component.
 */
public final class PasswordArgs extends SectionArgs {
    private PasswordArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(PasswordArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The minimum number of characters.
         *
         * <p>Value: 8 to 99. Default: {@code 14}. Source: Cognito, PasswordPolicyType; Security Hub Cognito.3 asks for
         * 8.
         */
        public Builder length(int length) {
            values.set("length", length);
            return this;
        }

        /**
         * Whether a password needs a special character.
         *
         * <p>Default: {@code true}.
         */
        public Builder symbols(boolean symbols) {
            values.set("symbols", symbols);
            return this;
        }

        /**
         * How many previous passwords cannot be reused.
         *
         * <p>Value: 0 to 24. Default: {@code 5}. Source: Cognito, PasswordPolicyType, PasswordHistorySize.
         */
        public Builder history(int history) {
            values.set("history", history);
            return this;
        }

        /**
         * How long the password of an invitation is valid, in whole days.
         *
         * <p>Value: a duration from 1d to 7d. Default: {@code 1d}. Source: Cognito, PasswordPolicyType,
         * TemporaryPasswordValidityDays.
         */
        public Builder temporary(Duration temporary) {
            values.set("temporary", temporary);
            return this;
        }

        /** Returns the section; the component checks it. */
        public PasswordArgs build() {
            return new PasswordArgs(values);
        }
    }
}
