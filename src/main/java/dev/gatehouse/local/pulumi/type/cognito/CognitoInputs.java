package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.ResourceInputs;

/** The inputs of {@code aws.cognito}. */
final class CognitoInputs {
    private static final String TRIGGER =
            "is not imitated locally, only preSignUp, postConfirmation and preTokenGenerationConfig are";
    private static final String SMS = "SMS messages are not imitated locally: declare it only in stacks on AWS";
    private static final String PASSKEYS = "passkeys are not imitated locally: declare it only in stacks on AWS";

    static final ResourceInputs USER_POOL = ResourceInputs.of(UserPoolType.TOKEN)
            .imitated(
                    "accountRecoverySetting.recoveryMechanisms.name",
                    "adminCreateUserConfig.allowAdminCreateUserOnly",
                    "adminCreateUserConfig.inviteMessageTemplate.emailMessage",
                    "adminCreateUserConfig.inviteMessageTemplate.emailSubject",
                    "aliasAttributes",
                    "autoVerifiedAttributes",
                    "deletionProtection",
                    "emailMfaConfiguration",
                    "emailVerificationMessage",
                    "emailVerificationSubject",
                    "lambdaConfig.postConfirmation",
                    "lambdaConfig.preSignUp",
                    "lambdaConfig.preTokenGenerationConfig",
                    "mfaConfiguration",
                    "name",
                    "passwordPolicy",
                    "schemas.attributeDataType",
                    "schemas.mutable",
                    "schemas.name",
                    "schemas.numberAttributeConstraints",
                    "schemas.required",
                    "schemas.stringAttributeConstraints",
                    "softwareTokenMfaConfiguration",
                    "userAttributeUpdateSettings",
                    "userPoolTier",
                    "usernameAttributes",
                    "usernameConfiguration",
                    "verificationMessageTemplate.emailMessage",
                    "verificationMessageTemplate.emailSubject")
            .imitatedOnly("signInPolicy.allowedFirstAuthFactors", "PASSWORD")
            .imitatedOnly("verificationMessageTemplate.defaultEmailOption", "CONFIRM_WITH_CODE")
            .stored(
                    "accountRecoverySetting.recoveryMechanisms.priority",
                    "adminCreateUserConfig.inviteMessageTemplate.smsMessage",
                    "deviceConfiguration",
                    "emailConfiguration",
                    "smsAuthenticationMessage",
                    "smsVerificationMessage",
                    "tags",
                    "userPoolAddOns",
                    "verificationMessageTemplate.emailMessageByLink",
                    "verificationMessageTemplate.emailSubjectByLink",
                    "verificationMessageTemplate.smsMessage")
            .refused(
                    TRIGGER,
                    "lambdaConfig.createAuthChallenge",
                    "lambdaConfig.customEmailSender",
                    "lambdaConfig.customMessage",
                    "lambdaConfig.customSmsSender",
                    "lambdaConfig.defineAuthChallenge",
                    "lambdaConfig.kmsKeyId",
                    "lambdaConfig.postAuthentication",
                    "lambdaConfig.preAuthentication",
                    "lambdaConfig.preTokenGeneration",
                    "lambdaConfig.userMigration",
                    "lambdaConfig.verifyAuthChallengeResponse")
            .refused("is not imitated locally: declare it only in stacks on AWS", "schemas.developerOnlyAttribute")
            .refused(SMS, "smsConfiguration")
            .refused(PASSKEYS, "webAuthnConfiguration");

    static final ResourceInputs USER_POOL_CLIENT = ResourceInputs.of(UserPoolClientType.TOKEN)
            .imitated(
                    "accessTokenValidity",
                    "allowedOauthFlows",
                    "allowedOauthFlowsUserPoolClient",
                    "allowedOauthScopes",
                    "authSessionValidity",
                    "callbackUrls",
                    "enableTokenRevocation",
                    "explicitAuthFlows",
                    "generateSecret",
                    "idTokenValidity",
                    "logoutUrls",
                    "name",
                    "preventUserExistenceErrors",
                    "readAttributes",
                    "refreshTokenRotation",
                    "refreshTokenValidity",
                    "supportedIdentityProviders",
                    "tokenValidityUnits",
                    "userPoolId",
                    "writeAttributes")
            .stored("analyticsConfiguration", "enablePropagateAdditionalUserContextData")
            .refused(
                    "is not imitated locally: remove it, and send redirect_uri with each request",
                    "defaultRedirectUri");

    static final ResourceInputs USER_POOL_DOMAIN = ResourceInputs.of(UserPoolDomainType.TOKEN)
            .imitated("domain", "managedLoginVersion", "userPoolId")
            .stored("certificateArn");

    static final ResourceInputs USER_GROUP = ResourceInputs.of(UserGroupType.TOKEN)
            .imitated("description", "name", "precedence", "roleArn", "userPoolId");

    static final ResourceInputs RESOURCE_SERVER =
            ResourceInputs.of(ResourceServerType.TOKEN).imitated("identifier", "name", "scopes", "userPoolId");

    static final ResourceInputs IDENTITY_PROVIDER = ResourceInputs.of(IdentityProviderType.TOKEN)
            .imitated("attributeMapping", "idpIdentifiers", "providerName", "providerType", "userPoolId")
            // Validated, but the local cloud sends no request to the provider.
            .stored("providerDetails");

    static final ResourceInputs CIMD_POLICY = ResourceInputs.of(CimdPolicyType.TOKEN)
            .imitated("desiredState")
            .imitatedOnly("typeName", CimdPolicyType.TYPE_NAME)
            // The version of the type, its CloudFormation schema, and the role that Cloud Control assumes.
            .stored("roleArn", "schema", "typeVersionId");

    static final ResourceInputs RISK_CONFIGURATION = ResourceInputs.of(
                    "aws:cognito/riskConfiguration:RiskConfiguration")
            .stored(
                    "accountTakeoverRiskConfiguration",
                    "clientId",
                    "compromisedCredentialsRiskConfiguration",
                    "riskExceptionConfiguration",
                    "userPoolId");

    private CognitoInputs() {}
}
