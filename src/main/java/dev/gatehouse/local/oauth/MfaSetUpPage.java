package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.SecondSteps;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.SignIns;
import dev.gatehouse.local.cognito.SignIns.Waiting;
import dev.gatehouse.local.cognito.SoftwareTokens;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sets an authenticator app up: the key as a picture and as text, and a field for the first code. */
final class MfaSetUpPage extends ChallengePage {
    /** CHOICE: AWS documents no path. */
    static final String PATH = "/mfa/register";

    private final SecondSteps steps;
    private final SoftwareTokens apps;

    MfaSetUpPage(SignIns signIns, Admission admission) {
        super(PATH, Set.of(Challenge.MFA_SETUP), signIns, admission);
        this.steps = signIns.secondSteps();
        this.apps = signIns.softwareTokens();
    }

    @Override
    HttpResponse page(Visit visit, Waiting waiting, int status, Optional<String> problem) {
        SoftwareTokens.Outcome outcome = apps.offered(visit.pool(), visit.session());
        // By the name that was typed: an app's list of keys is read by people.
        String account =
                visit.journey().map(Journey::typed).orElse(waiting.user().username());
        return outcome instanceof SoftwareTokens.Outcome.Associated associated
                ? page(visit, status, account, associated.secret(), problem)
                : ErrorPage.show(
                        400,
                        Words.MFA_NO_WAY,
                        ((SoftwareTokens.Outcome.Not) outcome).refused().reason());
    }

    @Override
    SignInAnswer answer(Visit visit, Waiting waiting, Form form) {
        return steps.setUp(visit.pool(), waiting.user(), visit.session(), MfaCodePage.code(form));
    }

    /**
     * @param account the name that the user signs in with
     * @param secret of the app, in base32
     */
    static HttpResponse page(Visit visit, int status, String account, Secret secret, Optional<String> problem) {
        String uri = KeyUri.of(visit.pool(), account, secret).reveal();
        return new PageBody(Words.MFA_SET_UP)
                .lead(Words.MFA_SET_UP_LEAD.text())
                .problem(problem)
                .markup(QrSvg.of(uri, Words.MFA_QR))
                .markup("<p>" + Html.escape(Words.MFA_KEY.text()) + "<br><b class=\"code\">" + grouped(secret)
                        + "</b></p>\n")
                .form(visit, PATH, List.of(MfaCodePage.field()), Words.MFA_SET_UP_BUTTON)
                .link("", uri, Words.MFA_OPEN_APP)
                .link("", visit.to(LoginPage.PATH), Words.BACK_TO_SIGN_IN)
                .show(status);
    }

    /** In groups of four, to be typed; apps take it with the blanks. Base32 needs no escaping. */
    private static String grouped(Secret secret) {
        return secret.reveal().replaceAll("(.{4})(?=.)", "$1 ");
    }
}
