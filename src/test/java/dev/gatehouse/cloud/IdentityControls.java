package dev.gatehouse.cloud;

import dev.gatehouse.settings.domain.LoginPages;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.SignInName;
import java.util.List;

/** Rules about passwords, MFA and protection of user pools, and about groups, scopes and domains. */
final class IdentityControls {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String SERVER = "aws:cognito/resourceServer:ResourceServer";
    private static final String GROUP = "aws:cognito/userGroup:UserGroup";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of(
                    "Cognito.3, COG1", POOL, "passwordPolicy.minimumLength", "is 8 or more", s -> s.isBetween(8, 99)),
            Control.of(
                            "prowler password_policy_minimum_length_14",
                            POOL,
                            "passwordPolicy.minimumLength",
                            "is 14 or more",
                            s -> s.isBetween(14, 99))
                    .whenProtected(),
            isTrue("Cognito.3, prowler password_policy_lowercase", "passwordPolicy.requireLowercase"),
            isTrue("Cognito.3, prowler password_policy_uppercase", "passwordPolicy.requireUppercase"),
            isTrue("Cognito.3, prowler password_policy_number", "passwordPolicy.requireNumbers"),
            Control.of(
                    "Cognito.3",
                    POOL,
                    "passwordPolicy.requireSymbols",
                    "is as in the settings",
                    s -> s.is(s.stack().settings().identity().password().symbols())),
            isTrue("Cognito.3, prowler password_policy_symbol", "passwordPolicy.requireSymbols")
                    .whenProtected(),
            Control.of(
                    "Cognito.3, prowler temporary_password_expiration",
                    POOL,
                    "passwordPolicy.temporaryPasswordValidityDays",
                    "is 1 to 7",
                    s -> s.isBetween(1, 7)),
            written("Cognito.5, COG2", "mfaConfiguration", "OFF", "OPTIONAL", "ON"),
            Control.of("Cognito.5, COG2, prowler mfa_enabled", POOL, "mfaConfiguration", "is ON", s -> s.is("ON"))
                    .whenProtected(),
            isTrue("Cognito.5, COG2", "softwareTokenMfaConfiguration.enabled")
                    .where(s -> !s.resource().at("mfaConfiguration").equals(java.util.Optional.of("OFF"))),
            written("Cognito.6", "deletionProtection", "ACTIVE", "INACTIVE"),
            Control.of(
                            "Cognito.6, prowler deletion_protection_enabled",
                            POOL,
                            "deletionProtection",
                            "is ACTIVE",
                            s -> s.is("ACTIVE"))
                    .whenProtected(),
            Control.of(
                    "prowler self_registration_disabled",
                    POOL,
                    "adminCreateUserConfig.allowAdminCreateUserOnly",
                    "is true unless the settings allow sign-up",
                    s -> s.is(!s.stack().settings().identity().openSignUp())),
            isTrue("prowler self_registration_disabled", "adminCreateUserConfig.allowAdminCreateUserOnly")
                    .whenProtected());

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of(
                    "AWS: password policy",
                    POOL,
                    "passwordPolicy.passwordHistorySize",
                    "is set, 0 to 24",
                    s -> s.isBetween(0, 24)),
            Control.of(
                            "AWS: password policy",
                            POOL,
                            "passwordPolicy.passwordHistorySize",
                            "is at least 1",
                            s -> s.isBetween(1, 24))
                    .whenProtected(),
            isTrue("Pulumi protect", "protect").whenProtected(),
            isTrue("Pulumi retainOnDelete", "retainOnDelete").whenProtected(),
            Control.of(
                    "AWS: usernames",
                    POOL,
                    "usernameConfiguration.caseSensitive",
                    "is false: user names that differ only by case are the same user",
                    s -> s.is(false)),
            Control.of("AWS: verification", POOL, "autoVerifiedAttributes", "is email", s -> s.is(List.of("email"))),
            Control.of(
                    "AWS: verification",
                    POOL,
                    "userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdates",
                    "is email",
                    s -> s.is(List.of("email"))),
            Control.of(
                    "AWS: recovery",
                    POOL,
                    "accountRecoverySetting.recoveryMechanisms",
                    "is only the verified email, or an administrator if MFA codes are sent by email",
                    s -> s.list().size() == 1
                            && s.resource()
                                    .at("accountRecoverySetting.recoveryMechanisms[0].name")
                                    .equals(java.util.Optional.of(
                                            s.resource()
                                                            .at("emailMfaConfiguration")
                                                            .isPresent()
                                                    ? "admin_only"
                                                    : "verified_email"))
                            && s.resource()
                                    .at("accountRecoverySetting.recoveryMechanisms[0].priority")
                                    .equals(java.util.Optional.of(1.0))),
            Control.of(
                    "AWS: recovery",
                    POOL,
                    "verificationMessageTemplate.defaultEmailOption",
                    "is a code instead of a link",
                    s -> s.is("CONFIRM_WITH_CODE")),
            Control.of(
                    "AWS: feature plans",
                    POOL,
                    "userPoolTier",
                    "is as in the settings",
                    s -> s.is(identity(s).plan().tier().name())),
            Control.of(
                    "AWS: sign-in",
                    POOL,
                    "usernameAttributes",
                    "is email if users sign in with their email address: a change replaces the pool",
                    s -> identity(s).signIn() == SignInName.EMAIL
                            ? s.is(List.of("email"))
                            : s.value().isEmpty()),
            Control.of(
                    "AWS: groups",
                    GROUP,
                    "name",
                    "is a group of the settings",
                    s -> s.stack()
                            .settings()
                            .identity()
                            .groups()
                            .contains(s.value().orElse(""))),
            Control.of("AWS: groups", GROUP, "precedence", "is set", s -> s.isBetween(1, 100)),
            Control.of(
                    "RFC 9700 2.3",
                    SERVER,
                    "identifier",
                    "is the identifier in the settings",
                    s -> McpControls.isScopeServer(s)
                            || s.is(s.stack().settings().scopes().identifier().orElseThrow())),
            Control.of(
                    "RFC 9700 2.3",
                    SERVER,
                    "scopes",
                    "are exactly the settings' values",
                    s -> McpControls.isScopeServer(s)
                            || s.list().stream()
                                    .map(scope -> ((java.util.Map<?, ?>) scope).get("scopeName"))
                                    .toList()
                                    .equals(List.copyOf(s.stack()
                                            .settings()
                                            .scopes()
                                            .descriptions()
                                            .keySet()))),
            Control.of(
                    "AWS: managed login",
                    DOMAIN,
                    "managedLoginVersion",
                    "is classic, or managed if the settings choose it",
                    s -> s.is(s.stack().settings().domain().orElseThrow().pages() == LoginPages.MANAGED ? 2.0 : 1.0)),
            Control.of("Pulumi protect", DOMAIN, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: domain",
                    DOMAIN,
                    "domain",
                    "is the domain in the settings",
                    s -> s.is(s.stack()
                            .settings()
                            .domain()
                            .orElseThrow()
                            .prefix()
                            .orElseGet(() -> s.stack()
                                    .settings()
                                    .domain()
                                    .orElseThrow()
                                    .custom()
                                    .orElseThrow()
                                    .host()))));

    private IdentityControls() {}

    private static Identity identity(Control.Argument argument) {
        return argument.stack().settings().identity();
    }

    private static Control isTrue(String source, String path) {
        return Control.of(source, POOL, path, "is true", s -> s.is(true));
    }

    private static Control written(String source, String path, Object... values) {
        return Control.of(source, POOL, path, "is one of " + List.of(values), s -> s.isOneOf(values));
    }
}
