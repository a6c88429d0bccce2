// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import java.util.List;

/**
 * Lambda triggers of the user pool.
 *
 * <p>The section {@code identity.triggers} of the arguments of a component.
 */
public final class TriggersArgs extends SectionArgs {
    private TriggersArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(TriggersArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Pre token generation trigger: can change claims and scopes; needs the tier essentials.
         *
         * <p>Value: must be 'function', which is the handler in lambda/, or the ARN of a function, a version or an
         * alias. Default: function if scopes grants a scope by group, otherwise none. Example: {@code function}.
         * Source: Cognito, Pre token generation Lambda trigger, event V2_0.
         */
        public Builder preToken(String preToken) {
            values.set("preToken", preToken);
            return this;
        }

        /**
         * Pre sign-up trigger: can confirm or reject a new user.
         *
         * <p>Value: must be 'function', which is the handler in lambda/, or the ARN of a function, a version or an
         * alias. Example: {@code function}. Source: Cognito, Pre sign-up Lambda trigger.
         */
        public Builder preSignUp(String preSignUp) {
            values.set("preSignUp", preSignUp);
            return this;
        }

        /**
         * Post confirmation trigger: runs after a user is confirmed.
         *
         * <p>Value: must be 'function', which is the handler in lambda/, or the ARN of a function, a version or an
         * alias. Example: {@code function}. Source: Cognito, Post confirmation Lambda trigger.
         */
        public Builder postConfirmation(String postConfirmation) {
            values.set("postConfirmation", postConfirmation);
            return this;
        }

        /**
         * Domains of e-mail addresses that can sign up; needs preSignUp: function.
         *
         * <p>Value: at most 50 entries; each must be the domain of an e-mail address, in lower case. Example: {@code
         * [example.com]}. Source: Cognito, Pre sign-up Lambda trigger.
         */
        public Builder signUpDomains(List<String> signUpDomains) {
            values.set("signUpDomains", signUpDomains);
            return this;
        }

        /** As {@link #signUpDomains(List)}. */
        public Builder signUpDomains(String... signUpDomains) {
            values.set("signUpDomains", List.of(signUpDomains));
            return this;
        }

        /** Returns the section; the component checks it. */
        public TriggersArgs build() {
            return new TriggersArgs(values);
        }
    }
}
