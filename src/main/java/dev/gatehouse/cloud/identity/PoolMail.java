package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigInviteMessageTemplateArgs;
import com.pulumi.aws.cognito.inputs.UserPoolEmailConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolVerificationMessageTemplateArgs;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.MessageTemplates.Message;

/** The email settings of a user pool, and whether only administrators can create users. */
final class PoolMail {
    /**
     * The default message of Cognito (Configuring verification messages). It is set because the provider keeps the old
     * value of an argument that is not set.
     */
    private static final Message DEFAULT_VERIFICATION =
            new Message("Your verification code", "Your confirmation code is {####}");

    private PoolMail() {}

    static UserPoolEmailConfigurationArgs sender(Identity identity) {
        UserPoolEmailConfigurationArgs.Builder args = UserPoolEmailConfigurationArgs.builder();
        identity.mail()
                .ifPresentOrElse(
                        mail -> {
                            args.emailSendingAccount("DEVELOPER").sourceArn(mail.source());
                            mail.from().ifPresent(args::fromEmailAddress);
                            mail.replyTo().ifPresent(args::replyToEmailAddress);
                            mail.configurationSet().ifPresent(args::configurationSet);
                        },
                        () -> args.emailSendingAccount("COGNITO_DEFAULT"));
        return args.build();
    }

    static UserPoolAdminCreateUserConfigArgs invitation(Identity identity) {
        UserPoolAdminCreateUserConfigArgs.Builder args =
                UserPoolAdminCreateUserConfigArgs.builder().allowAdminCreateUserOnly(!identity.openSignUp());
        identity.messages()
                .invitation()
                .ifPresent(message ->
                        args.inviteMessageTemplate(UserPoolAdminCreateUserConfigInviteMessageTemplateArgs.builder()
                                .emailSubject(message.subject())
                                .emailMessage(message.body())
                                // AWS requires all three.
                                .smsMessage("{username}: {####}")
                                .build()));
        return args.build();
    }

    /** A code instead of a link, because email scanners open links. */
    static UserPoolVerificationMessageTemplateArgs verification(Identity identity) {
        Message message = identity.messages().verification().orElse(DEFAULT_VERIFICATION);
        return UserPoolVerificationMessageTemplateArgs.builder()
                .defaultEmailOption("CONFIRM_WITH_CODE")
                .emailSubject(message.subject())
                .emailMessage(message.body())
                .build();
    }
}
