package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.RiskConfiguration;
import com.pulumi.aws.cognito.RiskConfigurationArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationAccountTakeoverRiskConfigurationActionsArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationAccountTakeoverRiskConfigurationActionsHighActionArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationAccountTakeoverRiskConfigurationActionsLowActionArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationAccountTakeoverRiskConfigurationActionsMediumActionArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationAccountTakeoverRiskConfigurationArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationAccountTakeoverRiskConfigurationNotifyConfigurationArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationCompromisedCredentialsRiskConfigurationActionsArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationCompromisedCredentialsRiskConfigurationArgs;
import com.pulumi.aws.cognito.inputs.RiskConfigurationRiskExceptionConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.settings.pool.EmailConfiguration;
import dev.gatehouse.settings.pool.RiskActions;
import java.util.Map;

/** The threat protection settings of a user pool, for all its clients. */
final class RiskRules extends ComponentResource {
    RiskRules(
            String name,
            RiskActions risk,
            EmailConfiguration mail,
            Output<String> poolId,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RiskRules", name, options);
        RiskConfigurationArgs.Builder args = RiskConfigurationArgs.builder()
                .userPoolId(poolId)
                .compromisedCredentialsRiskConfiguration(compromised(risk))
                .accountTakeoverRiskConfiguration(takeover(risk, mail));
        if (!(risk.blocked().isEmpty() && risk.allowed().isEmpty())) {
            args.riskExceptionConfiguration(RiskConfigurationRiskExceptionConfigurationArgs.builder()
                    .blockedIpRangeLists(risk.blocked())
                    .skippedIpRangeLists(risk.allowed())
                    .build());
        }
        new RiskConfiguration(name, args.build(), ChildOptions.childOf(this));
        registerOutputs(Map.of());
    }

    /** All events with a password. */
    private static RiskConfigurationCompromisedCredentialsRiskConfigurationArgs compromised(RiskActions risk) {
        return RiskConfigurationCompromisedCredentialsRiskConfigurationArgs.builder()
                .eventFilters("SIGN_IN", "SIGN_UP", "PASSWORD_CHANGE")
                .actions(RiskConfigurationCompromisedCredentialsRiskConfigurationActionsArgs.builder()
                        .eventAction(risk.blockCompromised() ? "BLOCK" : "NO_ACTION")
                        .build())
                .build();
    }

    /** The provider (5.100.0) requires the sender even if no user is notified. */
    private static RiskConfigurationAccountTakeoverRiskConfigurationArgs takeover(
            RiskActions risk, EmailConfiguration mail) {
        return RiskConfigurationAccountTakeoverRiskConfigurationArgs.builder()
                .notifyConfiguration(RiskConfigurationAccountTakeoverRiskConfigurationNotifyConfigurationArgs.builder()
                        .sourceArn(mail.source())
                        .build())
                .actions(RiskConfigurationAccountTakeoverRiskConfigurationActionsArgs.builder()
                        .lowAction(RiskConfigurationAccountTakeoverRiskConfigurationActionsLowActionArgs.builder()
                                .eventAction(risk.low().name())
                                .notify_(risk.notifyUsers())
                                .build())
                        .mediumAction(RiskConfigurationAccountTakeoverRiskConfigurationActionsMediumActionArgs.builder()
                                .eventAction(risk.medium().name())
                                .notify_(risk.notifyUsers())
                                .build())
                        .highAction(RiskConfigurationAccountTakeoverRiskConfigurationActionsHighActionArgs.builder()
                                .eventAction(risk.high().name())
                                .notify_(risk.notifyUsers())
                                .build())
                        .build())
                .build();
    }
}
