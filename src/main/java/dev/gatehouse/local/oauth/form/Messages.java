package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.cognito.api.ApiAnswer;

/**
 * Every text that the hosted pages show of their own, in English; a translation replaces this one list. {@code {0}}
 * stands for a name or an address. What Cognito answers stays in Cognito's words.
 */
public enum Messages {
    /** Of these texts, for screen readers. */
    LANGUAGE("en"),

    SIGN_IN("Sign in"),
    CONTINUE_TO("to continue to {0}"),
    FORGOT_LINK("Forgot your password?"),
    NO_ACCOUNT("New here?"),
    SIGN_UP_LINK("Create an account"),
    LOCAL("Local sign-in of user pool {0}. It stays on this machine."),
    BACK_TO_SIGN_IN("Back to sign-in"),
    INBOX_LINK("Open the local mailbox"),

    EMAIL("Email"),
    USER_NAME("User name"),
    NAME_OR_EMAIL("User name or email"),
    PASSWORD("Password"),
    NEW_PASSWORD("New password"),
    PASSWORD_AGAIN("Repeat the password"),
    CODE("Code"),

    SIGN_UP("Create an account"),
    SIGN_UP_CLOSED("Only an administrator can add accounts here."),
    HAVE_ACCOUNT("Already have an account?"),
    RULES_LENGTH("At least {0} characters"),
    RULES_WITH("{0}, with {1}"),
    RULES_AND("{0} and {1}"),
    RULES_UPPER("an upper-case letter"),
    RULES_LOWER("a lower-case letter"),
    RULES_NUMBER("a number"),
    RULES_SYMBOL("a symbol"),
    PASSWORD_FORM("The password must have at most 256 characters, and no space at either end."),
    PASSWORDS_DIFFER("The two passwords are not the same."),

    CONFIRM("Confirm your account"),
    CONFIRM_LEAD("Enter the code that was mailed to {0}."),
    CONFIRM_LEAD_UNSENT("Enter the code that was mailed to you."),
    CONFIRM_BUTTON("Confirm account"),
    NO_CODE("No mail?"),
    RESEND_LINK("Send a new code"),
    RESEND("Send a new code"),
    HAVE_CODE("Enter the code"),
    RESEND_LEAD("The newest code is the one that counts."),
    CODE_SENT("A new code was sent to {0}."),
    NOT_CONFIRMED("This account is not confirmed yet."),
    CONFIRMED("Your account is confirmed. Sign in to continue."),

    FORGOT("Reset your password"),
    FORGOT_LEAD("A code to choose a new password goes to your email address."),
    FORGOT_BUTTON("Send the code"),
    RESET("Choose a new password"),
    RESET_REQUIRED("An administrator wants you to choose a new password. Use the code that was mailed to you."),
    TEMPORARY_LEAD("Your password was a temporary one."),
    RESET_BUTTON("Change the password"),
    TOO_LATE("That took too long. Sign in again."),
    PASSWORD_CHANGED("Your password is changed. Sign in with the new one."),

    MFA("Enter your code"),
    MFA_LEAD("Your authenticator app shows a code of six digits."),
    MFA_WRONG("The code is not right. Wait for the next one; if that fails as well, set your phone’s clock."),
    MFA_USED("This code was used already. Wait for the next one."),
    MFA_CHOICE_LEAD("Which code do you want to use?"),
    MFA_CHOICE_APP("The code of my authenticator app"),
    MFA_CHOICE_MAIL("A code by mail"),
    MFA_NO_WAY("This account needs a second factor that it cannot set up here. Ask an administrator."),
    MFA_SET_UP("Set up an authenticator app"),
    MFA_SET_UP_LEAD("Scan the picture with the app, then enter the code that it shows."),
    MFA_QR("QR code for an authenticator app"),
    MFA_KEY("If you cannot scan it, type this key into the app:"),
    MFA_OPEN_APP("The app is on this device"),
    MFA_SET_UP_BUTTON("Turn on"),

    CONTINUE_WITH("Continue with {0}"),
    PROVIDER("{0}, on this machine"),
    PROVIDER_LEAD("This page stands in for {0} and asks for no password: choose who comes back to the app."),
    SUBJECT("Identifier at {0}"),
    SUBJECT_FORM("Identifiers have 1 to 90 visible characters, without blanks."),
    SOMEONE_NEW("Come back as this person"),
    DENY("Refuse to sign in"),

    ACCOUNT("You are signed in"),
    ACCOUNT_LEAD("as {0}"),
    CONTINUE("Continue"),
    SOMEONE_ELSE("Sign in as someone else"),
    SIGN_OUT("Sign out"),
    SIGNED_OUT("You are signed out."),

    ERROR("Sign-in is not possible"),
    ERROR_LOG("The local cloud’s log says why."),
    ERROR_UNREADABLE("The request cannot be read."),
    ERROR_FORM("The form cannot be read."),
    ERROR_XSRF("This form is out of date. Go back to the app and sign in again."),
    ERROR_CLIENT("This app is not known here."),
    NO_PASSWORDS("This app takes no passwords."),
    ERROR_ADDRESS("The address to return to is not registered for this app."),

    INBOX("Mailbox"),
    INBOX_LEAD("What the user pool would have mailed. Nothing leaves this machine; the newest is first."),
    INBOX_EMPTY("No mail yet."),
    INBOX_REFRESH("Look again"),
    INBOX_TO("To {0}"),
    INBOX_MORE("The newest {0} of {1}. All of them: /mailbox");

    private final String text;

    Messages(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public String with(Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }

    /** What a page says of a refusal: Cognito's message, but for those that speak to programmers. */
    public static String of(ApiAnswer.Refused refused) {
        return switch (refused.message()) {
            case "Code mismatch and fail enable Software Token MFA", "Invalid code received for user" -> MFA_WRONG.text;
            case "Your software token has already been used once." -> MFA_USED.text;
            default -> refused.message().contains("Value at 'password'") ? PASSWORD_FORM.text : refused.message();
        };
    }
}
