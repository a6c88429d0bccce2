package dev.gatehouse.cloud;

import com.pulumi.aws.cognito.UserGroup;
import com.pulumi.aws.cognito.UserGroupArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolEmailConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolPasswordPolicyArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaStringAttributeConstraintsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSoftwareTokenMfaConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUserAttributeUpdateSettingsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolUsernameConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolVerificationMessageTemplateArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.settings.Identity;
import dev.gatehouse.settings.Mfa;
import dev.gatehouse.settings.PasswordRules;
import java.util.List;
import java.util.Map;

/** Who can sign in: the user pool, its groups, and its right to call its triggers. */
public final class UserDirectory extends ComponentResource {
    private final UserPool pool;

    UserDirectory(String name, Identity identity, PoolTriggers triggers, ComponentResourceOptions options) {
        super("gatehouse:cloud:UserDirectory", name, options);
        this.pool = pool(name, identity, triggers);
        triggers.permit(name, pool, this);
        groups(name, identity.groups());
        registerOutputs(Map.of());
    }

    Output<String> poolId() {
        return pool.id();
    }

    /** Host and pool id, without a scheme. */
    Output<String> endpoint() {
        return pool.endpoint();
    }

    private UserPool pool(String name, Identity identity, PoolTriggers triggers) {
        UserPoolArgs.Builder args = UserPoolArgs.builder()
                // Sign-in by e-mail; both lines cannot change later without losing every user.
                .usernameAttributes("email")
                .usernameConfiguration(UserPoolUsernameConfigurationArgs.builder()
                        .caseSensitive(false)
                        .build())
                .autoVerifiedAttributes("email")
                .schemas(email())
                .adminCreateUserConfig(UserPoolAdminCreateUserConfigArgs.builder()
                        .allowAdminCreateUserOnly(!identity.openSignUp())
                        .build())
                .passwordPolicy(passwordPolicy(identity.password()))
                .mfaConfiguration(
                        switch (identity.mfa()) {
                            case OFF -> "OFF";
                            case OPTIONAL -> "OPTIONAL";
                            case REQUIRED -> "ON";
                        })
                .accountRecoverySetting(UserPoolAccountRecoverySettingArgs.builder()
                        .recoveryMechanisms(UserPoolAccountRecoverySettingRecoveryMechanismArgs.builder()
                                .name("verified_email")
                                .priority(1)
                                .build())
                        .build())
                .userAttributeUpdateSettings(UserPoolUserAttributeUpdateSettingsArgs.builder()
                        .attributesRequireVerificationBeforeUpdates("email")
                        .build())
                .verificationMessageTemplate(UserPoolVerificationMessageTemplateArgs.builder()
                        .defaultEmailOption("CONFIRM_WITH_CODE")
                        .build())
                .emailConfiguration(UserPoolEmailConfigurationArgs.builder()
                        .emailSendingAccount("COGNITO_DEFAULT")
                        .build())
                .userPoolTier("ESSENTIALS")
                .deletionProtection(identity.protection() ? "ACTIVE" : "INACTIVE");
        if (identity.mfa() != Mfa.OFF) {
            args.softwareTokenMfaConfiguration(UserPoolSoftwareTokenMfaConfigurationArgs.builder()
                    .enabled(true)
                    .build());
        }
        triggers.config().ifPresent(args::lambdaConfig);
        return new UserPool(name, args.build(), Options.keptForGood(this, identity.protection()));
    }

    /** Constraints are written because a string attribute without them is a difference for ever. */
    private static UserPoolSchemaArgs email() {
        return UserPoolSchemaArgs.builder()
                .name("email")
                .attributeDataType("String")
                .required(true)
                .mutable(true)
                .developerOnlyAttribute(false)
                .stringAttributeConstraints(UserPoolSchemaStringAttributeConstraintsArgs.builder()
                        .minLength("0")
                        .maxLength("2048")
                        .build())
                .build();
    }

    private static UserPoolPasswordPolicyArgs passwordPolicy(PasswordRules rules) {
        return UserPoolPasswordPolicyArgs.builder()
                .minimumLength(rules.length())
                .requireLowercase(true)
                .requireUppercase(true)
                .requireNumbers(true)
                .requireSymbols(rules.symbols())
                .passwordHistorySize(rules.history())
                .temporaryPasswordValidityDays((int) rules.temporary().toDays())
                .build();
    }

    /** The first group named wins where a user is in several. */
    private void groups(String name, List<String> groups) {
        for (int i = 0; i < groups.size(); i++) {
            new UserGroup(
                    name + "-" + groups.get(i),
                    UserGroupArgs.builder()
                            .userPoolId(pool.id())
                            .name(groups.get(i))
                            .precedence(i + 1)
                            .build(),
                    Options.childOf(this));
        }
    }
}
