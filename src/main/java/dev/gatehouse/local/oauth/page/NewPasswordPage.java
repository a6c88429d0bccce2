package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.Waiting;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.signin.NewPasswordRequired;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.AttributeField;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.oauth.html.NewPasswordFields;
import dev.gatehouse.local.state.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The password that replaces a temporary one, and what must be known of a user and is not. */
public final class NewPasswordPage extends ChallengePage {
    /** CHOICE: AWS does not document its path. */
    static final String PATH = "/changePassword";

    private final NewPasswordRequired newPassword;

    public NewPasswordPage(SignInServices signIns, SignInCompletion admission) {
        super(PATH, Set.of(Challenge.NEW_PASSWORD_REQUIRED), signIns, admission);
        this.newPassword = signIns.newPassword();
    }

    @Override
    HttpResponse page(PageRequest visit, Waiting waiting, int status, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        NewPasswordRequired.missing(visit.pool(), waiting.user()).forEach(name -> fields.add(AttributeField.of(name)));
        fields.addAll(NewPasswordFields.fields(visit.pool().passwordPolicy(), Messages.NEW_PASSWORD));
        return new PageBody(Messages.RESET)
                .lead(Messages.TEMPORARY_LEAD.text())
                .problem(problem)
                .form(visit, PATH, fields, Messages.RESET_BUTTON)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .show(status);
    }

    @Override
    SignInAnswer answer(PageRequest visit, Waiting waiting, Form form) {
        Optional<String> typo = NewPasswordFields.problem(form);
        if (typo.isPresent()) {
            return new Refused("InvalidParameterException", typo.get(), "the two passwords of the form differ");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NewPasswordRequired.missing(visit.pool(), waiting.user())
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
