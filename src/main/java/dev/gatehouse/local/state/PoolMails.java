package dev.gatehouse.local.state;

/** Email messages of a user pool. {@code {####}} stands for the code or password, {@code {username}} for the user name. */
public record PoolMails(Message verification, Message invitation) {
    /** The default messages of Cognito. DOC "Configuring verification messages", "Creating user accounts as administrator". */
    public static final PoolMails COGNITO_DEFAULT = new PoolMails(
            new Message("Your verification code", "Your confirmation code is {####}"),
            new Message("Your temporary password", "Your username is {username} and temporary password is {####}."));

    /** The default message with an MFA code. DOC API reference, EmailMfaConfigType; the text is a CHOICE. */
    public static final Message SIGN_IN = new Message("Your authentication code", "Your authentication code is {####}");

    public record Message(String subject, String body) {
        /** The body with user name and code filled in. */
        public String filled(String username, String code) {
            return body.replace("{username}", username).replace("{####}", code);
        }
    }
}
