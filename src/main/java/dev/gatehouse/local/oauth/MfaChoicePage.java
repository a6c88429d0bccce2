package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.Factor;
import dev.gatehouse.local.cognito.SecondSteps;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Asks which second factor a user wants, of several. */
final class MfaChoicePage implements HostedPage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/choose";

    private final SecondSteps steps;
    private final Admission admission;

    MfaChoicePage(SecondSteps steps, Admission admission) {
        this.steps = steps;
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
        SignInAnswer answer = steps.choose(
                visit.pool(),
                visit.authorization().client(),
                user.get(),
                visit.session(),
                form.find("factor").orElse(""));
        return answer instanceof Refused refused
                ? page(visit, user.get(), 400, Optional.of(Words.of(refused))).because(refused.reason())
                : admission.proceed(visit, visit.name(form), answer);
    }

    private Optional<User> user(Visit visit) {
        return steps.waiting(visit.pool(), visit.authorization().client(), visit.session())
                .filter(waiting -> waiting.challenge() == Challenge.SELECT_MFA_TYPE)
                .map(SecondSteps.Waiting::user);
    }

    /** A form for each: a button alone says what it does. */
    private HttpResponse page(Visit visit, User user, int status, Optional<String> problem) {
        PageBody page =
                new PageBody(Words.MFA).lead(Words.MFA_CHOICE_LEAD.text()).problem(problem);
        for (Factor factor : steps.choices(visit.pool(), user)) {
            Words button = factor == Factor.EMAIL_OTP ? Words.MFA_CHOICE_MAIL : Words.MFA_CHOICE_APP;
            page.form(visit, PATH, List.of(), button, List.of("factor", factor.name()));
        }
        return page.link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN).show(status);
    }
}
