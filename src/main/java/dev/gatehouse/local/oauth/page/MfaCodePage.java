package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.OpenChallenge;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.signin.MfaChallenges;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for a code from the authenticator app or from an email. */
public final class MfaCodePage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa";

    private final MfaChallenges steps;

    public MfaCodePage(SignInServices signIns, SignInCompletion completion) {
        super(PATH, Set.of(Challenge.SOFTWARE_TOKEN_MFA, Challenge.EMAIL_OTP), signIns, completion);
        this.steps = signIns.mfaChallenges();
    }

    @Override
    HttpResponse page(PageRequest request, OpenChallenge waiting, int status, Optional<String> problem) {
        boolean emailed = waiting.challenge() == Challenge.EMAIL_OTP;
        return page(request, status, emailed ? Factor.EMAIL_OTP : Factor.SOFTWARE_TOKEN_MFA, problem);
    }

    @Override
    SignInAnswer answer(PageRequest request, OpenChallenge waiting, Form form) {
        return steps.verifyCode(request.pool(), waiting.user(), request.session(), waiting.challenge(), code(form));
    }

    static HttpResponse page(PageRequest request, int status, Factor factor, Optional<String> problem) {
        PageBody page = new PageBody(Messages.MFA)
                .notice(problem.isPresent() ? "" : request.notice())
                .lead(lead(request, factor))
                .problem(problem)
                .form(request, PATH, List.of(field()), Messages.SIGN_IN)
                .link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN);
        return (factor == Factor.EMAIL_OTP ? page.mailboxLink() : page).render(status);
    }

    private static String lead(PageRequest request, Factor factor) {
        if (factor == Factor.SOFTWARE_TOKEN_MFA) {
            return Messages.MFA_LEAD.text();
        }
        return request.codeSentText();
    }

    static InputField field() {
        return InputField.of("code", InputField.Kind.CODE, Messages.CODE.text());
    }

    /** Returns the typed code without the spaces that apps show between the digits. */
    static String code(Form form) {
        return form.find("code").orElse("").replaceAll("\\s", "");
    }
}
