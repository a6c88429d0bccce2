package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.Factor;
import dev.gatehouse.local.cognito.SecondSteps;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.SignIns;
import dev.gatehouse.local.cognito.SignIns.Waiting;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks which second factor a user wants, of several. */
final class MfaChoicePage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/choose";

    private final SecondSteps steps;

    MfaChoicePage(SignIns signIns, Admission admission) {
        super(PATH, Set.of(Challenge.SELECT_MFA_TYPE), signIns, admission);
        this.steps = signIns.secondSteps();
    }

    /** A form for each: a button alone says what it does. */
    @Override
    HttpResponse page(Visit visit, Waiting waiting, int status, Optional<String> problem) {
        PageBody page =
                new PageBody(Words.MFA).lead(Words.MFA_CHOICE_LEAD.text()).problem(problem);
        for (Factor factor : steps.choices(visit.pool(), waiting.user())) {
            Words button = factor == Factor.EMAIL_OTP ? Words.MFA_CHOICE_MAIL : Words.MFA_CHOICE_APP;
            page.form(visit, PATH, List.of(), button, List.of("factor", factor.name()));
        }
        return page.link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN).show(status);
    }

    @Override
    SignInAnswer answer(Visit visit, Waiting waiting, Form form) {
        return steps.choose(
                visit.pool(),
                visit.authorization().client(),
                waiting.user(),
                visit.session(),
                form.find("factor").orElse(""));
    }
}
