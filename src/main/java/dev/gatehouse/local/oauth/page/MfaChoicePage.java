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
import dev.gatehouse.local.oauth.page.PageParts.Hidden;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the user to choose one of several second factors. */
public final class MfaChoicePage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/choose";

    private final MfaChallenges steps;

    public MfaChoicePage(SignInServices signIns, SignInCompletion completion) {
        super(PATH, Set.of(Challenge.SELECT_MFA_TYPE), signIns, completion);
        this.steps = signIns.mfaChallenges();
    }

    /** Has one form for each factor, so that the button needs no other field. */
    @Override
    HttpResponse page(PageRequest request, OpenChallenge waiting, int status, Optional<String> problem) {
        PageBody page =
                new PageBody(Messages.MFA).lead(Messages.MFA_CHOICE_LEAD.text()).problem(problem);
        for (Factor factor : MfaChallenges.availableFactors(request.pool(), waiting.user())) {
            Messages button = factor == Factor.EMAIL_OTP ? Messages.MFA_CHOICE_EMAIL : Messages.MFA_CHOICE_APP;
            page.form(request, PATH, List.of(), button.text(), List.of(new Hidden("factor", factor.name())));
        }
        return page.link("", request.urlOf(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .render(status);
    }

    @Override
    SignInAnswer answer(PageRequest request, OpenChallenge waiting, Form form) {
        return steps.selectFactor(
                request.pool(),
                request.authorization().client(),
                waiting.user(),
                request.session(),
                form.find("factor").orElse(""));
    }
}
