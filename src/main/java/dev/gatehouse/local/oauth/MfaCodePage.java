package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.Factor;
import dev.gatehouse.local.cognito.SecondSteps;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Asks for a code of the authenticator app, or for one that was mailed. */
final class MfaCodePage implements HostedPage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa";

    private final SecondSteps steps;
    private final Admission admission;

    MfaCodePage(SecondSteps steps, Admission admission) {
        this.steps = steps;
        this.admission = admission;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(Visit visit) {
        return waiting(visit)
                .map(waiting -> page(visit, 200, factor(waiting), Optional.empty()))
                .orElseGet(() -> admission.tooLate(visit));
    }

    @Override
    public HttpResponse submit(Visit visit, Form form) {
        Optional<SecondSteps.Waiting> waiting = waiting(visit);
        if (waiting.isEmpty()) {
            return admission.tooLate(visit);
        }
        SignInAnswer answer = steps.code(
                visit.pool(),
                waiting.get().user(),
                visit.session(),
                waiting.get().challenge(),
                code(form));
        return answer instanceof Refused refused
                ? page(visit, 400, factor(waiting.get()), Optional.of(Words.of(refused)))
                        .because(refused.reason())
                : admission.proceed(visit, visit.name(form), answer);
    }

    /** A session of another challenge has pages of its own. */
    private Optional<SecondSteps.Waiting> waiting(Visit visit) {
        return steps.waiting(visit.pool(), visit.authorization().client(), visit.session())
                .filter(waiting -> waiting.challenge() == Challenge.SOFTWARE_TOKEN_MFA
                        || waiting.challenge() == Challenge.EMAIL_OTP);
    }

    private static Factor factor(SecondSteps.Waiting waiting) {
        return waiting.challenge() == Challenge.EMAIL_OTP ? Factor.EMAIL_OTP : Factor.SOFTWARE_TOKEN_MFA;
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
