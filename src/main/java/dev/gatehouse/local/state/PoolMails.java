package dev.gatehouse.local.state;

/** What a pool writes to its users. {@code {####}} stands for the code or password, {@code {username}} for the name. */
public record PoolMails(Message verification, Message invitation) {
    /** Cognito's own. DOC "Configuring verification messages" and "Creating user accounts as administrator". */
    public static final PoolMails COGNITOS = new PoolMails(
            new Message("Your verification code", "Your confirmation code is {####}"),
            new Message("Your temporary password", "Your username is {username} and temporary password is {####}."));

    /** Cognito's own mail with a code to sign in. API reference, EmailMfaConfigType; words CHOICE. */
    public static final Message SIGN_IN = new Message("Your authentication code", "Your authentication code is {####}");

    public record Message(String subject, String body) {
        /** With the code and the name in their places. */
        public String filled(String username, String code) {
            return body.replace("{username}", username).replace("{####}", code);
        }
    }
}
