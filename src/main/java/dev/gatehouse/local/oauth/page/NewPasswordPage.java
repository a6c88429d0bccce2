package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.OpenChallenge;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.signin.NewPasswordChallenge;
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

/** Asks for the password that replaces a temporary one, and for required attributes that the user does not have. */
public final class NewPasswordPage extends ChallengePage {
    /** CHOICE: AWS does not document its path. */
    static final String PATH = "/changePassword";

    private final NewPasswordChallenge newPassword;

    public NewPasswordPage(SignInServices signIns, SignInCompletion completion) {
        super(PATH, Set.of(Challenge.NEW_PASSWORD_REQUIRED), signIns, completion);
        this.newPassword = signIns.newPassword();
    }

    @Override
    HttpResponse page(PageRequest request, OpenChallenge waiting, int status, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        NewPasswordChallenge.missingAttributes(request.pool(), waiting.user())
                .forEach(name -> fields.add(AttributeField.of(name)));
        fields.addAll(NewPasswordFields.fields(request.pool().passwordPolicy(), Messages.NEW_PASSWORD));
        return new PageBody(Messages.RESET)
                .lead(Messages.TEMPORARY_LEAD.text())
                .problem(problem)
                .form(request, PATH, fields, Messages.RESET_BUTTON)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .render(status);
    }

    @Override
    String problem(PageRequest request, Refused refused) {
        return NewPasswordFields.messageFor(refused, request.pool().passwordPolicy());
    }

    @Override
    SignInAnswer answer(PageRequest request, OpenChallenge waiting, Form form) {
        Optional<String> typo = NewPasswordFields.problem(form);
        if (typo.isPresent()) {
            return new Refused("InvalidParameterException", typo.get(), "the two passwords of the form differ");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NewPasswordChallenge.missingAttributes(request.pool(), waiting.user())
                .forEach(name -> form.find(name)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> attributes.put(name, value)));
        return newPassword.respond(
                request.pool(),
                request.authorization().client(),
                waiting.user(),
                request.session(),
                Secret.of(form.find("password").orElse("")),
                attributes);
    }
}
