package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.NewPassword;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The password that replaces a temporary one, and what must be known of a user and is not. */
final class NewPasswordPage implements HostedPage {
    /** CHOICE: AWS does not document its path. */
    static final String PATH = "/changePassword";

    private final NewPassword newPassword;
    private final Admission admission;

    NewPasswordPage(NewPassword newPassword, Admission admission) {
        this.newPassword = newPassword;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        return user(visit)
                .map(user -> page(visit, user, 200, Optional.empty()))
                .orElseGet(() -> admission.tooLate(visit));
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        Optional<User> user = user(visit);
        if (user.isEmpty()) {
            return admission.tooLate(visit);
        }
        Optional<String> typo = PasswordRules.problem(form);
        if (typo.isPresent()) {
            return page(visit, user.get(), 400, typo).because("the two passwords of the form differ");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NewPassword.missing(visit.pool(), user.get())
                .forEach(name -> form.find(name)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> attributes.put(name, value)));
        SignInAnswer answer = newPassword.answer(
                visit.pool(),
                visit.authorization().client(),
                visit.session(),
                Secret.of(form.find("password").orElse("")),
                attributes);
        return answer instanceof Refused refused
                ? page(visit, user.get(), 400, Optional.of(Words.of(refused))).because(refused.reason())
                : admission.proceed(visit, visit.name(form), answer);
    }

    private Optional<User> user(Visit visit) {
        return newPassword.user(visit.pool(), visit.authorization().client(), visit.session());
    }

    private static HttpResponse page(Visit visit, User user, int status, Optional<String> problem) {
        List<InputField> fields = new ArrayList<>();
        NewPassword.missing(visit.pool(), user).forEach(name -> fields.add(AttributeField.of(name)));
        fields.addAll(PasswordRules.fields(visit.pool().passwordPolicy(), Words.NEW_PASSWORD));
        return new PageBody(Words.RESET)
                .lead(Words.TEMPORARY_LEAD.text())
                .problem(problem)
                .form(visit, PATH, fields, Words.RESET_BUTTON)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .show(status);
    }
}
