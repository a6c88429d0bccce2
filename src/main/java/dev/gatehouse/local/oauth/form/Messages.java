package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.cognito.api.ApiAnswer;

/**
 * The texts of the hosted pages in English. To translate the pages, replace this list. {@code {0}} is the place of a name
 * or an address. Messages of Cognito are shown as Cognito words them.
 */
public enum Messages {
    /** The language of these texts, for screen readers. */
    LANGUAGE("en"),

    SIGN_IN("Sign in"),
    CONTINUE_TO("to continue to {0}"),
    DOCUMENT_HOSTS(
            "The name comes from {0}. After sign-in, the browser goes to {1}. Continue only if you started this sign-in."),
    FORGOT_LINK("Forgot your password?"),
    NO_ACCOUNT("New here?"),
    SIGN_UP_LINK("Create an account"),
    LOCAL_NOTE("Local sign-in for user pool {0}. No data leaves this machine."),
    BACK_TO_SIGN_IN("Back to sign-in"),
    MAILBOX_LINK("Open the local mailbox"),

    EMAIL("Email"),
    USERNAME("Username"),
    USERNAME_OR_EMAIL("Username or email"),
    PASSWORD("Password"),
    NEW_PASSWORD("New password"),
    REPEAT_PASSWORD("Repeat the password"),
    CODE("Code"),

    SIGN_UP("Create an account"),
    SIGN_UP_CLOSED("Only an administrator can create accounts for this app."),
    HAVE_ACCOUNT("Already have an account?"),
    RULES_LENGTH("At least {0} characters"),
    RULES_WITH("{0}, with {1}"),
    RULES_AND("{0} and {1}"),
    RULES_UPPER("an upper-case letter"),
    RULES_LOWER("a lower-case letter"),
    RULES_NUMBER("a number"),
    RULES_SYMBOL("a symbol"),
    RULES_TOO_SHORT("The password is too short: it needs at least {0} characters."),
    RULES_MISSING("The password needs {0}."),
    PASSWORD_INVALID("The password can have at most 256 characters and cannot start or end with a space."),
    PASSWORDS_DIFFER("The two passwords do not match."),

    CONFIRM("Confirm your account"),
    CODE_SENT_TO("Enter the code that was sent to {0}."),
    CODE_SENT_BY_EMAIL("Enter the code that was sent to you by email."),
    CONFIRM_BUTTON("Confirm account"),
    NO_CODE("Did not receive a code?"),
    RESEND_LINK("Send a new code"),
    RESEND("Send a new code"),
    HAVE_CODE("Enter the code"),
    RESEND_LEAD("Only the newest code is valid."),
    NEW_CODE_SENT("A new code was sent to {0}."),
    NOT_CONFIRMED("This account is not confirmed yet."),
    CONFIRMED("Your account is confirmed. Sign in to continue."),

    FORGOT("Reset your password"),
    FORGOT_LEAD("To choose a new password, you need a code that is sent to your email address."),
    FORGOT_BUTTON("Send the code"),
    RESET("Choose a new password"),
    RESET_REQUIRED(
            "An administrator requires you to choose a new password. Use the code that was sent to you by email."),
    TEMPORARY_LEAD("Your password is temporary. Choose a new one."),
    RESET_BUTTON("Change the password"),
    SIGN_IN_EXPIRED("Your sign-in has expired. Sign in again."),
    PASSWORD_CHANGED("Your password has been changed. Sign in with the new password."),

    MFA("Enter your code"),
    MFA_LEAD("Enter the six-digit code that your authenticator app shows."),
    MFA_WRONG("The code is not correct. Wait for the next code; if it is also rejected, check your phone’s clock."),
    MFA_USED("This code has already been used. Wait for the next code."),
    MFA_CHOICE_LEAD("Choose how to verify your sign-in."),
    MFA_CHOICE_APP("Use a code from my authenticator app"),
    MFA_CHOICE_EMAIL("Send me a code by email"),
    MFA_CANNOT_SET_UP("This account requires a second factor that you cannot set up here. Ask an administrator."),
    MFA_SET_UP("Set up an authenticator app"),
    MFA_SET_UP_LEAD("Scan the QR code with the app, then enter the code that the app shows."),
    MFA_QR("QR code for an authenticator app"),
    MFA_KEY("If you cannot scan the QR code, enter this key in the app:"),
    MFA_OPEN_APP("Open the app on this device"),
    MFA_SET_UP_BUTTON("Turn on"),

    CONTINUE_WITH("Continue with {0}"),
    PROVIDER("{0}, simulated locally"),
    PROVIDER_LEAD("This page replaces {0} and asks for no password: choose the user who signs in."),
    SUBJECT("User ID at {0}"),
    SUBJECT_INVALID("A user ID has 1 to 90 visible characters and no spaces."),
    PROVIDER_SIGN_IN("Sign in as this user"),
    PROVIDER_CANCEL("Cancel sign-in"),

    ERROR("Sign-in is not possible"),
    ERROR_REASON("Reason: {0}"),
    ERROR_CONSOLE("Open the latest requests in the console"),
    ERROR_UNREADABLE("The request cannot be read."),
    ERROR_FORM("The form cannot be read."),
    ERROR_CSRF("This form has expired. Go back to the app and sign in again."),
    ERROR_CLIENT("This app is not registered."),
    ERROR_NO_PASSWORDS("This app does not accept passwords."),
    ERROR_REDIRECT("The redirect URL is not registered for this app."),

    MAILBOX("Mailbox"),
    MAILBOX_LEAD("Emails that the user pool on AWS would have sent, newest first. Nothing leaves this machine."),
    MAILBOX_EMPTY("No emails yet."),
    MAILBOX_REFRESH("Refresh"),
    MAILBOX_PAUSE("Stop refreshing"),
    MAILBOX_RESUME("Refresh every 5 seconds"),
    MAILBOX_TO("To {0}"),
    MAILBOX_MORE("The newest {0} of {1}. For all of them, see /mailbox.");

    private final String text;

    Messages(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public String format(Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }

    /** Returns Cognito's message for a refusal, except for messages that only a programmer understands. */
    public static String forRefusal(ApiAnswer.Refused refused) {
        return switch (refused.message()) {
            case "Code mismatch and fail enable Software Token MFA", "Invalid code received for user" -> MFA_WRONG.text;
            case "Your software token has already been used once." -> MFA_USED.text;
            default -> refused.message().contains("Value at 'password'") ? PASSWORD_INVALID.text : refused.message();
        };
    }
}
