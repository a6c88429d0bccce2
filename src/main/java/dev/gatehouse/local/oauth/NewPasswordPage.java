package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.NewPassword;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.SignIns;
import dev.gatehouse.local.cognito.SignIns.Waiting;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The password that replaces a temporary one, and what must be known of a user and is not. */
final class NewPasswordPage extends ChallengePage {
    /** CHOICE: AWS does not document its path. */
    static final String PATH = "/changePassword";

    private final NewPassword newPassword;

    NewPasswordPage(SignIns signIns, Admission admission) {
        super(PATH, Set.of(Challenge.NEW_PASSWORD_REQUIRED), signIns, admission);
        this.newPassword = signIns.newPassword();
    }

    @Override
    HttpResponse page(Visit visit, Waiting waiting, int status, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        NewPassword.missing(visit.pool(), waiting.user()).forEach(name -> fields.add(AttributeField.of(name)));
        fields.addAll(PasswordRules.fields(visit.pool().passwordPolicy(), Words.NEW_PASSWORD));
        return new PageBody(Words.RESET)
                .lead(Words.TEMPORARY_LEAD.text())
                .problem(problem)
                .form(visit, PATH, fields, Words.RESET_BUTTON)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .show(status);
    }

    @Override
    SignInAnswer answer(Visit visit, Waiting waiting, Form form) {
        Optional<String> typo = PasswordRules.problem(form);
        if (typo.isPresent()) {
            return new Refused("InvalidParameterException", typo.get(), "the two passwords of the form differ");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NewPassword.missing(visit.pool(), waiting.user())
                .forEach(name -> form.find(name)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> attributes.put(name, value)));
        return newPassword.answer(
                visit.pool(),
                visit.authorization().client(),
                waiting.user(),
                visit.session(),
                Secret.of(form.find("password").orElse("")),
                attributes);
    }
}
