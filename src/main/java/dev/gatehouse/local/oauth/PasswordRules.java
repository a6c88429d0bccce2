package dev.gatehouse.local.oauth;

import dev.gatehouse.local.state.UserPool.PasswordPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A new password, typed twice: without scripts nobody can look at what was typed. */
final class PasswordRules {
    private static final String REPEATED = "repeated";

    private PasswordRules() {}

    static List<InputField> fields(PasswordPolicy policy, Words label) {
        return List.of(
                InputField.of("password", InputField.Kind.NEW_PASSWORD, label.text())
                        .hinted(inWords(policy)),
                InputField.of(REPEATED, InputField.Kind.NEW_PASSWORD, Words.PASSWORD_AGAIN.text()));
    }

    /** Empty when both are the same. */
    static Optional<String> problem(Form form) {
        return form.find("password").equals(form.find(REPEATED))
                ? Optional.empty()
                : Optional.of(Words.PASSWORDS_DIFFER.text());
    }

    static String inWords(PasswordPolicy policy) {
        List<String> kinds = new ArrayList<>();
        add(kinds, policy.uppercase(), Words.RULES_UPPER);
        add(kinds, policy.lowercase(), Words.RULES_LOWER);
        add(kinds, policy.numbers(), Words.RULES_NUMBER);
        add(kinds, policy.symbols(), Words.RULES_SYMBOL);
        String length = Words.RULES_LENGTH.with(policy.minimumLength());
        return kinds.isEmpty() ? length : Words.RULES_WITH.with(length, list(kinds));
    }

    private static String list(List<String> kinds) {
        int last = kinds.size() - 1;
        return last == 0
                ? kinds.get(0)
                : Words.RULES_AND.with(String.join(", ", kinds.subList(0, last)), kinds.get(last));
    }

    private static void add(List<String> kinds, boolean wanted, Words kind) {
        if (wanted) {
            kinds.add(kind.text());
        }
    }
}
