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

/** Asks for a code of the authenticator app, or for one that was mailed. */
final class MfaCodePage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa";

    private final SecondSteps steps;

    MfaCodePage(SignIns signIns, Admission admission) {
        super(PATH, Set.of(Challenge.SOFTWARE_TOKEN_MFA, Challenge.EMAIL_OTP), signIns, admission);
        this.steps = signIns.secondSteps();
    }

    @Override
    HttpResponse page(Visit visit, Waiting waiting, int status, Optional<String> problem) {
        boolean mailed = waiting.challenge() == Challenge.EMAIL_OTP;
        return page(visit, status, mailed ? Factor.EMAIL_OTP : Factor.SOFTWARE_TOKEN_MFA, problem);
    }

    @Override
    SignInAnswer answer(Visit visit, Waiting waiting, Form form) {
        return steps.code(visit.pool(), waiting.user(), visit.session(), waiting.challenge(), code(form));
    }

    static HttpResponse page(Visit visit, int status, Factor factor, Optional<String> problem) {
        PageBody page = new PageBody(Words.MFA)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(lead(visit, factor))
                .problem(problem)
                .form(visit, PATH, List.of(field()), Words.SIGN_IN)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN);
        return (factor == Factor.EMAIL_OTP ? page.inbox() : page).show(status);
    }

    private static String lead(Visit visit, Factor factor) {
        if (factor == Factor.SOFTWARE_TOKEN_MFA) {
            return Words.MFA_LEAD.text();
        }
        String sentTo = visit.journey().map(Journey::sentTo).orElse("");
        return sentTo.isEmpty() ? Words.CONFIRM_LEAD_UNSENT.text() : Words.CONFIRM_LEAD.with(sentTo);
    }

    static InputField field() {
        return InputField.of("code", InputField.Kind.CODE, Words.CODE.text());
    }

    /** As it was typed, without the blanks that apps show between the digits. */
    static String code(Form form) {
        return form.find("code").orElse("").replaceAll("\\s", "");
    }
}
