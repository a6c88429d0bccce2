// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true
package dev.gatehouse.inputs;

import com.pulumi.core.Output;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.Mfa;
import dev.gatehouse.settings.pool.RememberDevices;
import dev.gatehouse.settings.pool.SignInName;
import dev.gatehouse.settings.pool.ThreatProtection;
import dev.gatehouse.settings.pool.Tier;
import java.util.List;
import java.util.Map;

/**
 * The users of a stack.
 *
 * <p>The section {@code identity} of the arguments of a component.
 */
public final class IdentityArgs extends SectionArgs {
    private IdentityArgs(ArgsTree values) {
        super(values);
    }

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder(new ArgsTree());
    }

    /** Returns a builder with the values of {@code defaults}. */
    public static Builder builder(IdentityArgs defaults) {
        return new Builder(new ArgsTree(defaults));
    }

    /** Collects the values of the section. */
    public static final class Builder {
        private final ArgsTree values;

        private Builder(ArgsTree values) {
            this.values = values;
        }

        /**
         * The id of an existing user pool; the stack declares nothing of it, and {@code groups} lists its groups.
         *
         * <p>Value: must be the id of a user pool. Example: {@code eu-west-1_AbCdEfGhI}. Source: Cognito, UserPoolType,
         * Id.
         */
        public Builder pool(String pool) {
            values.set("pool", pool);
            return this;
        }

        /** As {@link #pool(String)}, with the output of another resource. */
        public Builder pool(Output<String> pool) {
            values.set("pool", pool);
            return this;
        }

        /**
         * Who creates accounts: administrators by invitation, or users by signing up.
         *
         * <p>Value: {@code invited}, {@code open}. Default: {@code invited}. Source: Cognito,
         * AdminCreateUserConfigType, AllowAdminCreateUserOnly.
         */
        public Builder signUp(Identity.SignUp signUp) {
            values.set("signUp", signUp);
            return this;
        }

        /**
         * What users enter: the e-mail address, or a user name with it as alias; a change deletes all users.
         *
         * <p>Value: {@code email}, {@code username}. Default: {@code email}. Source: Cognito, CreateUserPool,
         * UsernameAttributes and AliasAttributes.
         */
        public Builder signIn(SignInName signIn) {
            values.set("signIn", signIn);
            return this;
        }

        /**
         * Attributes of users in addition to the e-mail address, which always exists and is required.
         *
         * <p>Value: at most 50 entries; each must be a standard attribute, or custom: followed by 1 to 20 letters,
         * digits, hyphens or underscores. Source: Cognito, SchemaAttributeType; quota of 50 custom attributes. The
         * entries are added to those before, and replace entries of the same name.
         */
        public Builder attributes(Map<String, UserAttributeArgs> attributes) {
            values.addAll("attributes", attributes);
            return this;
        }

        /** Adds an entry of {@link #attributes(Map)}, by name of the attribute. */
        public Builder attribute(String name, UserAttributeArgs attribute) {
            values.add("attributes", name, attribute);
            return this;
        }

        /** The password policy. */
        public Builder password(PasswordArgs password) {
            values.set("password", password);
            return this;
        }

        /**
         * Whether users sign in with a second factor.
         *
         * <p>Value: {@code off}, {@code optional}, {@code required}. Default: {@code optional}. Source: Cognito,
         * SetUserPoolMfaConfig.
         */
        public Builder mfa(Mfa mfa) {
            values.set("mfa", mfa);
            return this;
        }

        /**
         * totp: authenticator app; email: code, needs SES and tier essentials, and disables password reset by e-mail.
         *
         * <p>Value: each must be totp or email. Default: {@code [totp]}. Source: Cognito, SetUserPoolMfaConfig.
         */
        public Builder mfaMethods(List<String> mfaMethods) {
            values.set("mfaMethods", mfaMethods);
            return this;
        }

        /** As {@link #mfaMethods(List)}. */
        public Builder mfaMethods(String... mfaMethods) {
            values.set("mfaMethods", List.of(mfaMethods));
            return this;
        }

        /**
         * Whether a device that signed in before counts as a factor.
         *
         * <p>Value: {@code off}, {@code optional}, {@code always}. Default: {@code off}. Source: Cognito,
         * DeviceConfigurationType.
         */
        public Builder rememberDevices(RememberDevices rememberDevices) {
            values.set("rememberDevices", rememberDevices);
            return this;
        }

        /**
         * Groups of users, by name; the first has the highest precedence.
         *
         * <p>Value: at most 100 entries; each must be 1 to 128 letters, digits or any of _ . : -. Example: {@code
         * [admin]}. Source: Quotas in Amazon Cognito: 100 groups a user.
         */
        public Builder groups(List<String> groups) {
            values.set("groups", groups);
            return this;
        }

        /** As {@link #groups(List)}. */
        public Builder groups(String... groups) {
            values.set("groups", List.of(groups));
            return this;
        }

        /**
         * IAM roles that an identity pool gives to the members of a group, by group.
         *
         * <p>Value: values must be the ARN of an IAM role. Example: {@code {admin:
         * arn:aws:iam::123456789012:role/admins}}. Source: Cognito, CreateGroup, RoleArn. The entries are added to
         * those before, and replace entries of the same name.
         */
        public Builder groupRoles(Map<String, String> groupRoles) {
            values.addAll("groupRoles", groupRoles);
            return this;
        }

        /** Adds an entry of {@link #groupRoles(Map)}. */
        public Builder groupRole(String name, String value) {
            values.add("groupRoles", name, value);
            return this;
        }

        /** Adds an entry of {@link #groupRoles(Map)} whose value is the output of another resource. */
        public Builder groupRole(String name, Output<String> value) {
            values.add("groupRoles", name, value);
            return this;
        }

        /**
         * E-mail with Amazon SES; without this section Cognito sends at most 50 messages a day.
         *
         * <p>Source: Cognito, EmailConfigurationType.
         */
        public Builder mail(MailArgs mail) {
            values.set("mail", mail);
            return this;
        }

        /** The texts of e-mail messages. */
        public Builder messages(MessagesArgs messages) {
            values.set("messages", messages);
            return this;
        }

        /**
         * Lambda triggers of the user pool.
         *
         * <p>Source: Cognito, Customizing user pool workflows with Lambda triggers.
         */
        public Builder triggers(TriggersArgs triggers) {
            values.set("triggers", triggers);
            return this;
        }

        /**
         * Scopes that are added to access tokens of a password sign-in, which otherwise contain none of the API's.
         *
         * <p>Source: Cognito, Pre token generation Lambda trigger.
         */
        public Builder passwordScopes(PasswordScopesArgs passwordScopes) {
            values.set("passwordScopes", passwordScopes);
            return this;
        }

        /**
         * Whether users are protected against deletion; settings for development are then rejected.
         *
         * <p>Default: {@code true}. Source: Cognito, user pool deletion protection; Pulumi, protect and retainOnDelete.
         */
        public Builder protection(boolean protection) {
            values.set("protection", protection);
            return this;
        }

        /**
         * The feature plan of the user pool, which decides its price.
         *
         * <p>Value: {@code lite}, {@code essentials}, {@code plus}. Default: {@code essentials}. Source: Cognito, User
         * pool feature plans.
         */
        public Builder tier(Tier tier) {
            values.set("tier", tier);
            return this;
        }

        /**
         * Threat protection for suspicious sign-ins; audit and enforced need the tier plus.
         *
         * <p>Value: {@code off}, {@code audit}, {@code enforced}. Default: {@code off}. Source: Cognito,
         * UserPoolAddOnsType; Security Hub Cognito.1.
         */
        public Builder threatProtection(ThreatProtection threatProtection) {
            values.set("threatProtection", threatProtection);
            return this;
        }

        /** How threat protection responds to a risky sign-in; needs the tier plus and mail. */
        public Builder risk(RiskArgs risk) {
            values.set("risk", risk);
            return this;
        }

        /**
         * An AWS WAF web ACL for the sign-in pages and the user pool API.
         *
         * <p>Source: Cognito, associate an AWS WAF web ACL with a user pool.
         */
        public Builder firewall(FirewallArgs firewall) {
            values.set("firewall", firewall);
            return this;
        }

        /**
         * External identity providers, by name; clients refer to them in their providers.
         *
         * <p>Value: at most 300 entries; each must have a name of 3 to 32 letters, digits or hyphens that begins with a
         * letter. Source: Quotas in Amazon Cognito: 300 identity providers a user pool. The entries are added to those
         * before, and replace entries of the same name.
         */
        public Builder providers(Map<String, IdentityProviderArgs> providers) {
            values.addAll("providers", providers);
            return this;
        }

        /** Adds an entry of {@link #providers(Map)}, by name. */
        public Builder provider(String name, IdentityProviderArgs provider) {
            values.add("providers", name, provider);
            return this;
        }

        /** Returns the section; the component checks it. */
        public IdentityArgs build() {
            return new IdentityArgs(values);
        }
    }
}
