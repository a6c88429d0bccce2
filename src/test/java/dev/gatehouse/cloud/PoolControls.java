package dev.gatehouse.cloud;

import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.EmailConfiguration;
import dev.gatehouse.settings.pool.MessageTemplates;
import dev.gatehouse.settings.pool.MfaMethod;
import dev.gatehouse.settings.pool.RememberDevices;
import dev.gatehouse.settings.pool.RiskActions;
import dev.gatehouse.settings.pool.SignInName;
import dev.gatehouse.settings.pool.ThreatProtection;
import dev.gatehouse.settings.pool.UserAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rules about sign-in options, messages and threat protection of user pools. */
final class PoolControls {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String RISK = "aws:cognito/riskConfiguration:RiskConfiguration";
    private static final String TAKEOVER = "accountTakeoverRiskConfiguration.actions.";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            asSettings(
                    "Cognito.1, COG8",
                    "userPoolAddOns.advancedSecurityMode",
                    identity -> Optional.of(identity.plan().threatProtection().name())),
            asSettings(
                    "Cognito.4",
                    "userPoolAddOns.advancedSecurityAdditionalFlows.customAuthMode",
                    identity -> identity.plan().threatProtection() == ThreatProtection.ENFORCED
                            ? Optional.of("ENFORCED")
                            : Optional.empty()),
            Control.of(
                    "prowler blocks_compromised_credentials_sign_in_attempts",
                    RISK,
                    "compromisedCredentialsRiskConfiguration.actions.eventAction",
                    "is BLOCK",
                    s -> s.is("BLOCK")),
            Control.of(
                    "prowler blocks_compromised_credentials_sign_in_attempts",
                    RISK,
                    "compromisedCredentialsRiskConfiguration.eventFilters",
                    "is all events with a password",
                    s -> s.is(List.of("SIGN_IN", "SIGN_UP", "PASSWORD_CHANGE"))),
            takeover("low", RiskActions::low),
            takeover("medium", RiskActions::medium),
            takeover("high", RiskActions::high));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            asSettings(
                    "AWS: aliases",
                    "aliasAttributes",
                    identity -> identity.signIn() == SignInName.USERNAME
                            ? Optional.of(List.of("email"))
                            : Optional.empty()),
            Control.of(
                    "provider: permanent diff",
                    POOL,
                    "schemas",
                    "is as in the settings, with constraints",
                    s -> s.is(schema(s.stack().settings().identity()))),
            asSettings(
                    "AWS: MFA messages",
                    "emailMfaConfiguration.message",
                    identity -> identity.mfaMethods().contains(MfaMethod.EMAIL)
                            ? Optional.of("Your code is {####}")
                            : Optional.empty()),
            asSettings(
                    "AWS: MFA messages",
                    "emailMfaConfiguration.subject",
                    identity -> identity.mfaMethods().contains(MfaMethod.EMAIL)
                            ? Optional.of("Your code")
                            : Optional.empty()),
            asSettings(
                    "AWS: devices",
                    "deviceConfiguration.challengeRequiredOnNewDevice",
                    identity ->
                            identity.rememberDevices() == RememberDevices.OFF ? Optional.empty() : Optional.of(true)),
            asSettings(
                    "AWS: devices",
                    "deviceConfiguration.deviceOnlyRememberedOnUserPrompt",
                    identity -> identity.rememberDevices() == RememberDevices.OFF
                            ? Optional.empty()
                            : Optional.of(identity.rememberDevices() == RememberDevices.OPTIONAL)),
            asSettings(
                    "AWS: mail",
                    "emailConfiguration.emailSendingAccount",
                    identity -> Optional.of(identity.mail().isPresent() ? "DEVELOPER" : "COGNITO_DEFAULT")),
            asSettings(
                    "AWS: mail",
                    "emailConfiguration.sourceArn",
                    identity -> identity.mail().map(EmailConfiguration::source)),
            asSettings(
                    "AWS: mail",
                    "emailConfiguration.fromEmailAddress",
                    identity -> identity.mail().flatMap(EmailConfiguration::from)),
            asSettings(
                    "AWS: mail",
                    "emailConfiguration.replyToEmailAddress",
                    identity -> identity.mail().flatMap(EmailConfiguration::replyTo)),
            asSettings(
                    "AWS: mail",
                    "emailConfiguration.configurationSet",
                    identity -> identity.mail().flatMap(EmailConfiguration::configurationSet)),
            asSettings(
                    "AWS: messages",
                    "adminCreateUserConfig.inviteMessageTemplate.emailMessage",
                    identity -> identity.messages().invitation().map(MessageTemplates.Message::body)),
            asSettings(
                    "AWS: messages",
                    "adminCreateUserConfig.inviteMessageTemplate.emailSubject",
                    identity -> identity.messages().invitation().map(MessageTemplates.Message::subject)),
            asSettings(
                    "AWS: messages",
                    "adminCreateUserConfig.inviteMessageTemplate.smsMessage",
                    identity -> identity.messages().invitation().map(ignored -> "{username}: {####}")),
            asSettings(
                    "AWS: messages",
                    "verificationMessageTemplate.emailMessage",
                    identity -> Optional.of(identity.messages()
                            .verification()
                            .map(MessageTemplates.Message::body)
                            .orElse("Your confirmation code is {####}"))),
            asSettings(
                    "AWS: messages",
                    "verificationMessageTemplate.emailSubject",
                    identity -> Optional.of(identity.messages()
                            .verification()
                            .map(MessageTemplates.Message::subject)
                            .orElse("Your verification code"))),
            Control.of(
                    "AWS: groups",
                    "aws:cognito/userGroup:UserGroup",
                    "roleArn",
                    "is the group's role in the settings",
                    s -> s.value()
                            .equals(Optional.ofNullable(s.stack()
                                    .settings()
                                    .identity()
                                    .groupRoles()
                                    .get(s.resource().at("name").orElse(""))))),
            notified("low"),
            notified("medium"),
            notified("high"),
            Control.of(
                    "provider: notify_configuration",
                    RISK,
                    "accountTakeoverRiskConfiguration.notifyConfiguration.sourceArn",
                    "is the sender in the settings",
                    s -> s.value().equals(s.stack().settings().identity().mail().map(EmailConfiguration::source))),
            Control.of(
                    "AWS: risk exceptions",
                    RISK,
                    "riskExceptionConfiguration.blockedIpRangeLists",
                    "is the settings' list",
                    s -> s.is(risk(s).blocked())),
            Control.of(
                    "AWS: risk exceptions",
                    RISK,
                    "riskExceptionConfiguration.skippedIpRangeLists",
                    "is the settings' list",
                    s -> s.is(risk(s).allowed())));

    private PoolControls() {}

    private static Control asSettings(String source, String path, Function<Identity, Optional<?>> expected) {
        return Control.of(
                source,
                POOL,
                path,
                "is as in the settings",
                s -> s.value().equals(expected.apply(s.stack().settings().identity())));
    }

    private static RiskActions risk(Control.Argument argument) {
        return argument.stack().settings().identity().plan().risk().orElseThrow();
    }

    private static Control takeover(String level, Function<RiskActions, RiskActions.Action> action) {
        return Control.of(
                "prowler blocks_potential_malicious_sign_in_attempts",
                RISK,
                TAKEOVER + level + "Action.eventAction",
                "is as in the settings",
                s -> s.is(action.apply(risk(s)).name()));
    }

    private static Control notified(String level) {
        return Control.of(
                "AWS: risk notices",
                RISK,
                TAKEOVER + level + "Action.notify",
                "is as in the settings",
                s -> s.is(risk(s).notifyUsers()));
    }

    private static List<Map<String, Object>> schema(Identity identity) {
        List<Map<String, Object>> schema = new ArrayList<>();
        schema.add(attribute("email", "String", true, true, "stringAttributeConstraints", "Length", 0, 2048));
        for (UserAttribute each : identity.attributes()) {
            boolean text = each.type() == UserAttribute.Type.STRING;
            schema.add(attribute(
                    each.schemaName(),
                    text ? "String" : "Number",
                    each.required(),
                    each.mutable(),
                    text ? "stringAttributeConstraints" : "numberAttributeConstraints",
                    text ? "Length" : "Value",
                    each.min(),
                    each.max()));
        }
        return schema;
    }

    private static Map<String, Object> attribute(
            String name, String type, boolean required, boolean mutable, String limits, String what, int min, int max) {
        Map<String, Object> attribute = new LinkedHashMap<>();
        attribute.put("name", name);
        attribute.put("attributeDataType", type);
        attribute.put("required", required);
        attribute.put("mutable", mutable);
        attribute.put("developerOnlyAttribute", false);
        attribute.put(limits, Map.of("min" + what, String.valueOf(min), "max" + what, String.valueOf(max)));
        return attribute;
    }
}
