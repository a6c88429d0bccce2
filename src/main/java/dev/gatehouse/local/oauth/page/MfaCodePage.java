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
import dev.gatehouse.local.oauth.html.InputField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for a code of the authenticator app, or for one that was mailed. */
public final class MfaCodePage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa";

    private final SecondFactorSteps steps;

    public MfaCodePage(SignInServices signIns, SignInCompletion admission) {
        super(PATH, Set.of(Challenge.SOFTWARE_TOKEN_MFA, Challenge.EMAIL_OTP), signIns, admission);
        this.steps = signIns.secondSteps();
    }

    @Override
    HttpResponse page(PageRequest visit, Waiting waiting, int status, Optional<String> problem) {
        boolean mailed = waiting.challenge() == Challenge.EMAIL_OTP;
        return page(visit, status, mailed ? Factor.EMAIL_OTP : Factor.SOFTWARE_TOKEN_MFA, problem);
    }

    @Override
    SignInAnswer answer(PageRequest visit, Waiting waiting, Form form) {
        return steps.code(visit.pool(), waiting.user(), visit.session(), waiting.challenge(), code(form));
    }

    static HttpResponse page(PageRequest visit, int status, Factor factor, Optional<String> problem) {
        PageBody page = new PageBody(Messages.MFA)
                .notice(problem.isPresent() ? "" : visit.notice())
                .lead(lead(visit, factor))
                .problem(problem)
                .form(visit, PATH, List.of(field()), Messages.SIGN_IN)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN);
        return (factor == Factor.EMAIL_OTP ? page.inbox() : page).show(status);
    }

    private static String lead(PageRequest visit, Factor factor) {
        if (factor == Factor.SOFTWARE_TOKEN_MFA) {
            return Messages.MFA_LEAD.text();
        }
        String sentTo = visit.journey().map(SignInFlow::sentTo).orElse("");
        return sentTo.isEmpty() ? Messages.CONFIRM_LEAD_UNSENT.text() : Messages.CONFIRM_LEAD.with(sentTo);
    }

    static InputField field() {
        return InputField.of("code", InputField.Kind.CODE, Messages.CODE.text());
    }

    /** As it was typed, without the blanks that apps show between the digits. */
    static String code(Form form) {
        return form.find("code").orElse("").replaceAll("\\s", "");
    }
}
