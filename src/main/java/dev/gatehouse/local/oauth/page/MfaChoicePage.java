package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.Waiting;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.signin.SecondFactorSteps;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks which second factor a user wants, of several. */
public final class MfaChoicePage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/choose";

    private final SecondFactorSteps steps;

    public MfaChoicePage(SignInServices signIns, SignInCompletion admission) {
        super(PATH, Set.of(Challenge.SELECT_MFA_TYPE), signIns, admission);
        this.steps = signIns.secondSteps();
    }

    /** A form for each: a button alone says what it does. */
    @Override
    HttpResponse page(PageRequest visit, Waiting waiting, int status, Optional<String> problem) {
        PageBody page =
                new PageBody(Messages.MFA).lead(Messages.MFA_CHOICE_LEAD.text()).problem(problem);
        for (Factor factor : steps.choices(visit.pool(), waiting.user())) {
            Messages button = factor == Factor.EMAIL_OTP ? Messages.MFA_CHOICE_MAIL : Messages.MFA_CHOICE_APP;
            page.form(visit, PATH, List.of(), button, List.of("factor", factor.name()));
        }
        return page.link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN).show(status);
    }

    @Override
    SignInAnswer answer(PageRequest visit, Waiting waiting, Form form) {
        return steps.choose(
                visit.pool(),
                visit.authorization().client(),
                waiting.user(),
                visit.session(),
                form.find("factor").orElse(""));
    }
}
