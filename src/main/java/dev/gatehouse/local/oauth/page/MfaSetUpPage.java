package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.Waiting;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.cognito.mfa.SoftwareTokens;
import dev.gatehouse.local.cognito.signin.SecondFactorSteps;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.Html;
import dev.gatehouse.local.oauth.html.OtpAuthUri;
import dev.gatehouse.local.oauth.html.QrSvg;
import dev.gatehouse.local.state.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets an authenticator app up: the key as a picture and as text, and a field for the first code. */
public final class MfaSetUpPage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/register";

    private final SecondFactorSteps steps;
    private final SoftwareTokens apps;

    public MfaSetUpPage(SignInServices signIns, SignInCompletion admission) {
        super(PATH, Set.of(Challenge.MFA_SETUP), signIns, admission);
        this.steps = signIns.secondSteps();
        this.apps = signIns.softwareTokens();
    }

    @Override
    HttpResponse page(PageRequest visit, Waiting waiting, int status, Optional<String> problem) {
        SoftwareTokens.Outcome outcome = apps.offered(visit.pool(), visit.session());
        // By the name that was typed: an app's list of keys is read by people.
        String account =
                visit.journey().map(SignInFlow::typed).orElse(waiting.user().username());
        return outcome instanceof SoftwareTokens.Outcome.Associated associated
                ? page(visit, status, account, associated.secret(), problem)
                : ErrorPage.show(
                        400,
                        Messages.MFA_NO_WAY,
                        ((SoftwareTokens.Outcome.Not) outcome).refused().reason());
    }

    @Override
    SignInAnswer answer(PageRequest visit, Waiting waiting, Form form) {
        return steps.setUp(visit.pool(), waiting.user(), visit.session(), MfaCodePage.code(form));
    }

    /**
     * @param account the name that the user signs in with
     * @param secret of the app, in base32
     */
    static HttpResponse page(PageRequest visit, int status, String account, Secret secret, Optional<String> problem) {
        String uri = OtpAuthUri.of(visit.pool(), account, secret).reveal();
        return new PageBody(Messages.MFA_SET_UP)
                .lead(Messages.MFA_SET_UP_LEAD.text())
                .problem(problem)
                .markup(QrSvg.of(uri, Messages.MFA_QR))
                .markup("<p>" + Html.escape(Messages.MFA_KEY.text()) + "<br><b class=\"code\">" + grouped(secret)
                        + "</b></p>\n")
                .form(visit, PATH, List.of(MfaCodePage.field()), Messages.MFA_SET_UP_BUTTON)
                .link("", uri, Messages.MFA_OPEN_APP)
                .link("", visit.to(LoginPage.PATH), Messages.BACK_TO_SIGN_IN)
                .show(status);
    }

    /** In groups of four, to be typed; apps take it with the blanks. Base32 needs no escaping. */
    private static String grouped(Secret secret) {
        return secret.reveal().replaceAll("(.{4})(?=.)", "$1 ");
    }
}
