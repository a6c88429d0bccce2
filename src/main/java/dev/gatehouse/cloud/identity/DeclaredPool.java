package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserGroup;
import com.pulumi.aws.cognito.UserGroupArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs;
import com.pulumi.aws.cognito.inputs.UserPoolDeviceConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolEmailMfaConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolPasswordPolicyArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSoftwareTokenMfaConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUserAttributeUpdateSettingsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUserPoolAddOnsAdvancedSecurityAdditionalFlowsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUserPoolAddOnsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUsernameConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.Mfa;
import dev.gatehouse.settings.pool.MfaMethod;
import dev.gatehouse.settings.pool.PasswordPolicy;
import dev.gatehouse.settings.pool.RememberDevices;
import dev.gatehouse.settings.pool.SignInName;
import dev.gatehouse.settings.pool.ThreatProtection;
import java.util.Map;
import java.util.Optional;

/** The user pool, its groups and its permissions to invoke its triggers. */
final class DeclaredPool extends ComponentResource implements UserPoolSource {
    private final UserPool pool;

    DeclaredPool(String name, DeclarationContext context, PoolTriggers triggers, ComponentResourceOptions options) {
        // A component keeps its first token when its class is renamed: see LambdaFunction.
        super("gatehouse:cloud:UserDirectory", name, options);
        this.pool = pool(name, context.settings().identity(), triggers);
        triggers.declareInvokePermissions(name, pool, this);
        groups(name, context);
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> poolId() {
        return pool.id();
    }

    @Override
    public Output<String> poolArn() {
        return OutputValues.of(pool, pool.arn());
    }

    @Override
    public Output<String> endpoint() {
        return OutputValues.of(pool, pool.endpoint());
    }

    private UserPool pool(String name, Identity identity, PoolTriggers triggers) {
        UserPoolArgs.Builder args = UserPoolArgs.builder()
                .usernameConfiguration(UserPoolUsernameConfigurationArgs.builder()
                        .caseSensitive(false)
                        .build())
                .autoVerifiedAttributes("email")
                .schemas(PoolSchema.of(identity.attributes()))
                .adminCreateUserConfig(PoolMail.invitation(identity))
                .passwordPolicy(passwordPolicy(identity.password()))
                .accountRecoverySetting(UserPoolAccountRecoverySettingArgs.builder()
                        .recoveryMechanisms(UserPoolAccountRecoverySettingRecoveryMechanismArgs.builder()
                                .name(usesEmailMfa(identity) ? "admin_only" : "verified_email")
                                .priority(1)
                                .build())
                        .build())
                .userAttributeUpdateSettings(UserPoolUserAttributeUpdateSettingsArgs.builder()
                        .attributesRequireVerificationBeforeUpdates("email")
                        .build())
                .verificationMessageTemplate(PoolMail.verification(identity))
                .emailConfiguration(PoolMail.sender(identity))
                .userPoolTier(identity.plan().tier().name())
                // OFF is set too: the provider keeps the old value of an argument that is not set, and AWS rejects
                // threat protection with a lower tier.
                .userPoolAddOns(threatProtection(identity.plan().threatProtection()))
                .deletionProtection(identity.protection() ? "ACTIVE" : "INACTIVE");
        signIn(args, identity.signIn());
        mfa(args, identity);
        devices(args, identity.rememberDevices());
        triggers.config().ifPresent(args::lambdaConfig);
        return new UserPool(name, args.build(), ChildOptions.retainedChildOf(this, identity.protection()));
    }

    /** A change replaces the user pool and loses all users. */
    private static void signIn(UserPoolArgs.Builder args, SignInName signIn) {
        switch (signIn) {
            case EMAIL -> args.usernameAttributes("email");
            case USERNAME -> args.aliasAttributes("email");
        }
    }

    private static void mfa(UserPoolArgs.Builder args, Identity identity) {
        args.mfaConfiguration(
                switch (identity.mfa()) {
                    case OFF -> "OFF";
                    case OPTIONAL -> "OPTIONAL";
                    case REQUIRED -> "ON";
                });
        if (identity.mfa() == Mfa.OFF) {
            return;
        }
        args.softwareTokenMfaConfiguration(UserPoolSoftwareTokenMfaConfigurationArgs.builder()
                .enabled(identity.mfaMethods().contains(MfaMethod.TOTP))
                .build());
        if (usesEmailMfa(identity)) {
            args.emailMfaConfiguration(UserPoolEmailMfaConfigurationArgs.builder()
                    .subject("Your code")
                    .message("Your code is {####}")
                    .build());
        }
    }

    /**
     * With MFA codes by email, the email cannot be the only account recovery option (DOC "Adding MFA to a user pool",
     * OBS terraform-provider-aws #41049).
     */
    private static boolean usesEmailMfa(Identity identity) {
        return identity.mfa() != Mfa.OFF && identity.mfaMethods().contains(MfaMethod.EMAIL);
    }

    /** Without a device configuration, devices are not remembered. */
    private static void devices(UserPoolArgs.Builder args, RememberDevices remember) {
        if (remember != RememberDevices.OFF) {
            args.deviceConfiguration(UserPoolDeviceConfigurationArgs.builder()
                    .challengeRequiredOnNewDevice(true)
                    .deviceOnlyRememberedOnUserPrompt(remember == RememberDevices.OPTIONAL)
                    .build());
        }
    }

    private static UserPoolUserPoolAddOnsArgs threatProtection(ThreatProtection threats) {
        UserPoolUserPoolAddOnsArgs.Builder args =
                UserPoolUserPoolAddOnsArgs.builder().advancedSecurityMode(threats.name());
        if (threats == ThreatProtection.ENFORCED) {
            // Security Hub Cognito.4 requires it for custom authentication too.
            args.advancedSecurityAdditionalFlows(UserPoolUserPoolAddOnsAdvancedSecurityAdditionalFlowsArgs.builder()
                    .customAuthMode("ENFORCED")
                    .build());
        }
        return args.build();
    }

    private static UserPoolPasswordPolicyArgs passwordPolicy(PasswordPolicy policy) {
        return UserPoolPasswordPolicyArgs.builder()
                .minimumLength(policy.length())
                .requireLowercase(true)
                .requireUppercase(true)
                .requireNumbers(true)
                .requireSymbols(policy.symbols())
                .passwordHistorySize(policy.history())
                .temporaryPasswordValidityDays((int) policy.temporary().toDays())
                .build();
    }

    /** If a user is in several groups, the first group in the settings has precedence. */
    private void groups(String name, DeclarationContext context) {
        Identity identity = context.settings().identity();
        for (int i = 0; i < identity.groups().size(); i++) {
            String group = identity.groups().get(i);
            UserGroupArgs.Builder args =
                    UserGroupArgs.builder().userPoolId(pool.id()).name(group).precedence(i + 1);
            context.value(Optional.ofNullable(identity.groupRoles().get(group))).ifPresent(args::roleArn);
            new UserGroup(name + "-" + group, args.build(), ChildOptions.childOf(this));
        }
    }
}
