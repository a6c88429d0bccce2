// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import dev.gatehouse.settings.pool.RiskActions;
import java.util.List;

/**
 * How threat protection responds to a risky sign-in; needs the tier plus.
 *
 * <p>The section {@code identity.risk} of the arguments of a component.
 */
public final class RiskArgs extends SectionArgs {
    private RiskArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(RiskArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * Whether compromised passwords are blocked.
         *
         * <p>Default: {@code true}. Source: Cognito, CompromisedCredentialsActionsType.
         */
        public Builder blockCompromised(boolean blockCompromised) {
            values.set("blockCompromised", blockCompromised);
            return this;
        }

        /**
         * The action for a sign-in of low risk.
         *
         * <p>Value: {@code no_action}, {@code mfa_if_configured}, {@code mfa_required}, {@code block}. Default: {@code
         * no_action}. Source: Cognito, AccountTakeoverActionType.
         */
        public Builder low(RiskActions.Action low) {
            values.set("low", low);
            return this;
        }

        /**
         * The action for a sign-in of medium risk.
         *
         * <p>Value: {@code no_action}, {@code mfa_if_configured}, {@code mfa_required}, {@code block}. Default: {@code
         * mfa_if_configured}. Source: Cognito, AccountTakeoverActionType.
         */
        public Builder medium(RiskActions.Action medium) {
            values.set("medium", medium);
            return this;
        }

        /**
         * The action for a sign-in of high risk.
         *
         * <p>Value: {@code no_action}, {@code mfa_if_configured}, {@code mfa_required}, {@code block}. Default: {@code
         * block}. Source: Cognito, AccountTakeoverActionType.
         */
        public Builder high(RiskActions.Action high) {
            values.set("high", high);
            return this;
        }

        /**
         * Whether Cognito notifies the user by e-mail.
         *
         * <p>Default: {@code false}. Source: Cognito, NotifyConfigurationType.
         */
        public Builder notify_(boolean notify_) {
            values.set("notify", notify_);
            return this;
        }

        /**
         * IP address ranges that are always blocked.
         *
         * <p>Value: at most 200 entries; each must be an IP address range in CIDR notation (RFC 4632). Example: {@code
         * [203.0.113.0/24]}. Source: Cognito, RiskExceptionConfigurationType.
         */
        public Builder blocked(List<String> blocked) {
            values.set("blocked", blocked);
            return this;
        }

        /** As {@link #blocked(List)}. */
        public Builder blocked(String... blocked) {
            values.set("blocked", List.of(blocked));
            return this;
        }

        /**
         * IP address ranges that are always allowed.
         *
         * <p>Value: at most 200 entries; each must be an IP address range in CIDR notation (RFC 4632). Example: {@code
         * [2001:db8::/32]}.
         */
        public Builder allowed(List<String> allowed) {
            values.set("allowed", allowed);
            return this;
        }

        /** As {@link #allowed(List)}. */
        public Builder allowed(String... allowed) {
            values.set("allowed", List.of(allowed));
            return this;
        }

        /** Returns the section; the component checks it. */
        public RiskArgs build() {
            return new RiskArgs(values);
        }
    }
}
