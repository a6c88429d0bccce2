package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two fields for a new password, because pages without scripts cannot show what the user typed. */
public final class NewPasswordFields {
    private static final String REPEATED = "repeated";

    private NewPasswordFields() {}

    public static List<InputField> fields(PasswordPolicy policy, Messages label) {
        return List.of(
                InputField.of("password", InputField.Kind.NEW_PASSWORD, label.text())
                        .withHint(describe(policy)),
                InputField.of(REPEATED, InputField.Kind.NEW_PASSWORD, Messages.REPEAT_PASSWORD.text()));
    }

    /** Returns a message if the two passwords differ. */
    public static Optional<String> problem(Form form) {
        return form.find("password").equals(form.find(REPEATED))
                ? Optional.empty()
                : Optional.of(Messages.PASSWORDS_DIFFER.text());
    }

    /** Returns the message for a refused form. It names the rule that the new password does not meet. */
    public static String messageFor(Refused refused, PasswordPolicy policy) {
        String rule = refused.message().replaceFirst("^Password did not conform with policy: ", "");
        return switch (rule) {
            case "Password not long enough" -> Messages.RULES_TOO_SHORT.format(policy.minimumLength());
            case "Password must have uppercase characters" -> missing(Messages.RULES_UPPER);
            case "Password must have lowercase characters" -> missing(Messages.RULES_LOWER);
            case "Password must have numeric characters" -> missing(Messages.RULES_NUMBER);
            case "Password must have symbol characters" -> missing(Messages.RULES_SYMBOL);
            default ->
                refused.type().equals("InvalidPasswordException")
                        ? Messages.PASSWORD_INVALID.text()
                        : Messages.forRefusal(refused);
        };
    }

    private static String missing(Messages kind) {
        return Messages.RULES_MISSING.format(kind.text());
    }

    static String describe(PasswordPolicy policy) {
        List<String> kinds = new ArrayList<>();
        add(kinds, policy.uppercase(), Messages.RULES_UPPER);
        add(kinds, policy.lowercase(), Messages.RULES_LOWER);
        add(kinds, policy.numbers(), Messages.RULES_NUMBER);
        add(kinds, policy.symbols(), Messages.RULES_SYMBOL);
        String length = Messages.RULES_LENGTH.format(policy.minimumLength());
        return kinds.isEmpty() ? length : Messages.RULES_WITH.format(length, list(kinds));
    }

    private static String list(List<String> kinds) {
        int last = kinds.size() - 1;
        return last == 0
                ? kinds.get(0)
                : Messages.RULES_AND.format(String.join(", ", kinds.subList(0, last)), kinds.get(last));
    }

    private static void add(List<String> kinds, boolean wanted, Messages kind) {
        if (wanted) {
            kinds.add(kind.text());
        }
    }
}
