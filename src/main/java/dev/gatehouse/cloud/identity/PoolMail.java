package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAdminCreateUserConfigInviteMessageTemplateArgs;
import com.pulumi.aws.cognito.inputs.UserPoolEmailConfigurationArgs;
import com.pulumi.aws.cognito.inputs.UserPoolVerificationMessageTemplateArgs;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.pool.MessageTemplates.Message;

/** How a pool writes to its users, and whether an administrator must invite them. */
final class PoolMail {
    /** Cognito's own (Configuring verification messages), written because the provider keeps what is no longer named. */
    private static final Message DEFAULT_VERIFICATION = new Message("Your verification code", "Your confirmation code is {####}");

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
                                // AWS takes none of the three alone.
                                .smsMessage("{username}: {####}")
                                .build()));
        return args.build();
    }

    /** A code, not a link: a link is opened by every scanner of mails on the way. */
    static UserPoolVerificationMessageTemplateArgs verification(Identity identity) {
        Message message = identity.messages().verification().orElse(DEFAULT_VERIFICATION);
        return UserPoolVerificationMessageTemplateArgs.builder()
                .defaultEmailOption("CONFIRM_WITH_CODE")
                .emailSubject(message.subject())
                .emailMessage(message.body())
                .build();
    }
}
